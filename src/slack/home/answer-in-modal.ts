import { setTimeout as after } from 'node:timers/promises';
import type { Composed } from '../answering.ts';
import type { SlackContext } from '../context.ts';
import { sendReply } from '../modals/reply.ts';
import { showView } from '../modals/show-view.ts';
import type { Sender } from '../speaker.ts';
import { answerPending, answerView } from '../views/answer-view.ts';

/**
 * How long an answer may take before a modal that says so opens in its place: the trigger lasts 3 seconds.
 * Source: docs.slack.dev, "Modals", Opening modals.
 */
const HEAD_START_MS = 500;

/** Where a button without a response_url was pressed. */
export interface PressedView {
  readonly sender: Sender;
  readonly triggerId: string;
  readonly view: { readonly id: string; readonly type: string } | undefined;
}

/**
 * Answers a button of Home in a modal, and a button of such a modal in the same one. When no modal can be
 * shown, the answer goes into a direct message, since it may be a receipt. Never rejects.
 */
export async function answerInModal(
  context: SlackContext,
  { sender, triggerId, view }: PressedView,
  answer: Promise<Composed>,
): Promise<void> {
  const isShown =
    view?.type === 'modal'
      ? await showView(context, sender, { view_id: view.id, view: answerView((await answer).message) })
      : await openModal(context, sender, triggerId, answer);
  if (isShown) return;
  await sendReply(context, sender, { responseUrl: null, channelId: null }, (await answer).message);
}

/** False when Slack didn't open one, or the person closed it before the answer was there. */
async function openModal(
  context: SlackContext,
  sender: Sender,
  triggerId: string,
  answer: Promise<Composed>,
): Promise<boolean> {
  const inTime = await Promise.race([answer, after(HEAD_START_MS, undefined, { ref: false })]);
  try {
    const team = await context.teams.find(sender.teamId);
    if (team === undefined) return false;
    const view = inTime === undefined ? answerPending() : answerView(inTime.message);
    const opened = await team.client.views.open({ trigger_id: triggerId, view });
    if (inTime !== undefined) return true;
    const { message } = await answer;
    return await showView(context, sender, { view_id: opened.view?.id ?? '', view: answerView(message) });
  } catch (error) {
    context.logger.error({ err: error }, 'answer could not be shown in a modal');
    return false;
  }
}
