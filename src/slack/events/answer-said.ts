import { runSentence } from '../../deals/run-sentence.ts';
import type { Speaker } from '../../storage/speakers.ts';
import { composeAnswer } from '../answering.ts';
import type { SlackContext } from '../context.ts';
import { nameLookup, withNames } from '../person-names.ts';
import type { Team } from '../teams.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import type { Message } from '../views/message.ts';
import type { AnswerOnce } from './answered-once.ts';
import { type Said, sentenceIn } from './said.ts';

/** Does what a message to the bot says, and answers it where it was said. Never rejects. */
export async function answerSaid(context: SlackContext, once: AnswerOnce, said: Said): Promise<void> {
  const team = await context.teams.find(said.teamId);
  if (team === undefined) {
    context.logger.warn({ teamId: said.teamId }, 'message from a team that is not connected');
    return;
  }
  try {
    await once(said.eventId, async () => {
      const { message } = await composeAnswer(context, said, (speaker) =>
        doAsSaid(context, team, said, speaker),
      );
      await post(context, team, said, message);
    });
  } catch (error) {
    context.logger.error({ err: error }, 'answer did not reach slack');
  }
}

async function doAsSaid(context: SlackContext, team: Team, said: Said, speaker: Speaker): Promise<Message> {
  const { dependencies, now, dealCommand } = context;
  const request = {
    speaker,
    inputId: `event:${said.eventId}`,
    via: said.isDirect ? 'message' : 'mention',
    at: now(),
  } as const;
  const nameOf = nameLookup(dependencies.storage.database, speaker.workspace, team.client);
  const sentence = await withNames(sentenceIn(said.text, team.botUserId), nameOf);
  const answer = await runSentence(dependencies, request, sentence);
  // Slack refuses slash commands in threads: there the answer shows what can be typed instead.
  const isInThread = said.threadTs !== undefined && !said.isDirect;
  const spokenTo = isInThread ? `@${team.botName}` : dealCommand;
  return answerMessage(answer, viewContext({ ...context, dealCommand: spokenTo }, request));
}

/**
 * Posts an answer to where it was asked for, for nobody else's eyes. Outside a thread it goes into the
 * channel, since Slack shows an ephemeral message in a thread only when that has replies already.
 * Source: docs.slack.dev, chat.postEphemeral, `thread_ts`.
 */
async function post(
  { logger }: SlackContext,
  { client }: Team,
  { channel, userId: user, isDirect, threadTs }: Said,
  message: Message,
): Promise<void> {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const quiet = { unfurl_links: false, unfurl_media: false };
  if (isDirect) {
    await client.chat.postMessage({ channel, ...message, ...thread, ...quiet });
    return;
  }
  try {
    await client.chat.postEphemeral({ channel, user, ...message, ...thread });
  } catch (error) {
    // The bot may have been taken out of the channel meanwhile.
    logger.warn({ err: error }, 'answer could not be posted where it was asked for');
    await client.chat.postMessage({ channel: user, ...message, ...quiet });
  }
}
