import type { WebClient } from '@slack/web-api';
import type { SlackContext } from '../context.ts';
import { postToResponseUrl } from '../response-url.ts';
import type { Sender } from '../speaker.ts';
import type { Message } from '../views/message.ts';
import type { Reply } from './metadata.ts';

/**
 * Says something to whoever used a form, that only they see: where the form was opened, or in a direct
 * message when that place can't be reached any more. Never rejects.
 */
export async function sendReply(
  context: SlackContext,
  { teamId, userId }: Sender,
  { responseUrl, channelId }: Reply,
  message: Message,
): Promise<void> {
  const { logger } = context;
  try {
    if (responseUrl !== null && (await isPosted(responseUrl, message, context))) return;
    const team = await context.teams.find(teamId);
    if (team === undefined) return;
    if (channelId !== null && (await isWhispered(team.client, channelId, userId, message))) return;
    await team.client.chat.postMessage({ channel: userId, ...message });
  } catch (error) {
    logger.error({ err: error }, 'answer did not reach slack');
  }
}

async function isPosted(url: string, message: Message, { logger }: SlackContext): Promise<boolean> {
  try {
    return await postToResponseUrl(url, message, { replaceOriginal: false }, logger);
  } catch (error) {
    logger.warn({ err: error }, 'response url out of reach');
    return false;
  }
}

/** False in a channel that the bot isn't in. */
async function isWhispered(
  client: WebClient,
  channel: string,
  user: string,
  message: Message,
): Promise<boolean> {
  return client.chat.postEphemeral({ channel, user, ...message }).then(
    () => true,
    () => false,
  );
}
