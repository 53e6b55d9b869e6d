import type { Message } from '../../../src/playground/state/messages.ts';
import type { FrontDoor } from '../front-door.ts';

/** Something said, and what came back. */
export interface Exchange {
  readonly said: Message;
  readonly answer: Message;
}

/** Mentions the bot in a channel, and answers with what the person alone then sees. */
export async function mention(
  { slack }: FrontDoor,
  user: string,
  text: string,
  where: { readonly channel?: string; readonly threadTs?: string } = {},
): Promise<Exchange> {
  const seen = slack.ephemerals(user).length;
  const channel = where.channel ?? 'C0DEALS';
  const { message } = await slack.say({ user, text: `@dealhand ${text}`, ...where, channel });
  const answer = await slack.waitFor(() => slack.ephemerals(user)[seen]);
  return { said: message, answer };
}

/** Writes to the bot in its direct messages, and answers with what it writes back. */
export async function write({ slack }: FrontDoor, user: string, text: string): Promise<Exchange> {
  const place = `dm:${user}`;
  const seen = slack.messages(place).length;
  const { message } = await slack.say({ user, channel: 'dm', text });
  const answer = await slack.waitFor(() => slack.messages(place)[seen + 1]);
  return { said: message, answer };
}

/** The last delivery of an event of a type, as Slack numbers it. */
export function lastDelivery({ slack }: FrontDoor, type: string): string {
  const entry = slack.log.findLast((one) => one.kind === 'delivery' && one.type === type);
  if (entry?.kind !== 'delivery') throw new Error(`no ${type} was delivered`);
  return entry.id;
}
