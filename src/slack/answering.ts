import { setTimeout as after } from 'node:timers/promises';
import type { Speaker } from '../storage/speakers.ts';
import type { SlackContext } from './context.ts';
import { failureMessage } from './failure.ts';
import { type Placement, postToResponseUrl } from './response-url.ts';
import { recognise, type Sender } from './speaker.ts';
import type { Message } from './views/message.ts';
import { stillWorking } from './views/notices.ts';

/**
 * When an answer isn't ready by then, "still working" goes ahead of it. Slack gives a slash command 3
 * seconds until its acknowledgement has arrived; the rest is for the way there.
 * Source: docs.slack.dev, "Implementing slash commands", Confirming receipt.
 */
const PATIENCE_MS = 2_000;

/** An answer, and whether it tells of a failure, which must not take the place of a message with buttons. */
export interface Composed {
  readonly message: Message;
  readonly isFailure: boolean;
}

/**
 * The answer to a sender, whatever happens: errors have become words, so this never rejects. Their Home
 * follows what it may have changed.
 */
export async function composeAnswer(
  context: SlackContext,
  sender: Sender,
  compose: (speaker: Speaker) => Promise<Message>,
): Promise<Composed> {
  try {
    const known = await recognise(context, sender);
    if (!known.ok) return { message: known.message, isFailure: false };
    const message = await compose(known.speaker);
    void context.background.track(context.homes.refresh(sender));
    return { message, isFailure: false };
  } catch (error) {
    return { message: failureMessage(error, context.logger), isFailure: true };
  }
}

/**
 * Answers a slash command: the answer rides in the acknowledgement when it is ready in time, else the
 * acknowledgement says that it is being worked on and the answer follows by response_url.
 */
export async function answerCommand(
  context: SlackContext,
  responseUrl: string,
  ack: (message: Message & { response_type: 'ephemeral' }) => Promise<void>,
  answer: Promise<Composed>,
): Promise<void> {
  const post = ({ message }: Composed) => deliver(context, responseUrl, message, { replaceOriginal: false });
  const inTime = await Promise.race([answer, patience()]);
  try {
    await ack({ response_type: 'ephemeral', ...(inTime?.message ?? stillWorking()) });
  } catch (error) {
    // The connection went between question and answer; the response_url is another way to the person.
    context.logger.warn({ err: error }, 'acknowledgement did not reach slack');
    return post(await answer);
  }
  if (inTime === undefined) await post(await answer);
}

/** Answers a pressed button, which was acknowledged already: in place of its message where that may go. */
export async function answerPress(
  context: SlackContext,
  responseUrl: string,
  answer: Promise<Composed>,
  placement: Placement,
): Promise<void> {
  const inTime = await Promise.race([answer, patience()]);
  if (inTime === undefined) {
    await deliver(context, responseUrl, stillWorking(), { replaceOriginal: false });
  }
  const { message, isFailure } = await answer;
  await deliver(context, responseUrl, message, { replaceOriginal: placement.replaceOriginal && !isFailure });
}

async function deliver(
  { logger }: SlackContext,
  responseUrl: string,
  message: Message,
  placement: Placement,
): Promise<void> {
  try {
    await postToResponseUrl(responseUrl, message, placement, logger);
  } catch (error) {
    logger.error({ err: error }, 'answer did not reach slack');
  }
}

/** Resolves when an answer has kept somebody waiting for as long as Slack allows. */
export function patience(): Promise<undefined> {
  return after(PATIENCE_MS, undefined, { ref: false });
}
