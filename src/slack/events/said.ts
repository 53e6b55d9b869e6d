import { z } from 'zod';

/** Subtypes of messages that a person has just written; edits, deletions and bots' messages have others. */
const OWN_WORDS = ['file_share', 'thread_broadcast'];

/** A message event in its envelope. Source: docs.slack.dev, `message` and `app_mention` events. */
export const SaidEvent = z.object({
  event_id: z.string().min(1),
  team_id: z.string().min(1),
  /** Whose installation gets the event; in a shared channel `team_id` may be the other organisation. */
  authorizations: z.array(z.object({ team_id: z.string().min(1).nullish() })).optional(),
  event: z.object({
    user: z.string().min(1),
    text: z.string().default(''),
    ts: z.string().min(1),
    thread_ts: z.string().min(1).optional(),
    channel: z.string().min(1),
    channel_type: z.string().optional(),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    /** There once it was edited: it was answered when it was written. */
    edited: z.unknown().optional(),
  }),
});

/** What a person has said to the bot. */
export interface Said {
  readonly eventId: string;
  readonly teamId: string;
  readonly userId: string;
  readonly text: string;
  readonly channel: string;
  readonly isDirect: boolean;
  /** The thread that it was said in; undefined: in none. */
  readonly threadTs: string | undefined;
}

/** A message event as what a person has said; undefined when it is an edit, a bot's, or not shaped like one. */
export function readSaid(body: unknown): Said | undefined {
  const parsed = SaidEvent.safeParse(body).data;
  if (parsed === undefined) return undefined;
  const { event, event_id: eventId, team_id, authorizations } = parsed;
  const { user: userId, text, channel, thread_ts: threadTs, subtype } = event;
  if (event.bot_id != null || event.edited !== undefined) return undefined;
  if (subtype !== undefined && !OWN_WORDS.includes(subtype)) return undefined;
  const teamId = authorizations?.[0]?.team_id ?? team_id;
  return { eventId, teamId, userId, text, channel, isDirect: isDirectMessage(channel), threadTs };
}

/** Whether a conversation is the bot's own with one person. */
export function isDirectMessage(channelId: string): boolean {
  return channelId.startsWith('D');
}

/**
 * What somebody wants done: what follows the bot's mention, or everything where it isn't mentioned. A mere
 * greeting asks for help.
 */
export function sentenceIn(text: string, botUserId: string): string {
  const [, ...rest] = text.split(new RegExp(`<@${botUserId}(?:\\|[^<>]*)?>`));
  const said = (rest.length === 0 ? text : rest.join(`<@${botUserId}>`)).replace(/^[\s:,;–—-]+/, '').trim();
  return said === '' || GREETING.test(said) ? 'help' : said;
}

const GREETING =
  /^(?:hi|hello|hey|hallo|moin|hola|bonjour|good (?:morning|afternoon|evening))(?: there)?[\s.,!?)]*$/i;
