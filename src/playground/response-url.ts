import { randomBytes } from 'node:crypto';
import { type Problem, problemLine } from './blocks/problems.ts';
import { validateBlocks } from './blocks/validate.ts';
import { type Fields, objectsOf, textOf } from './fields.ts';
import { addMessage, editMessage, type Message, removeMessage } from './state/messages.ts';
import { teamOf, type World } from './world.ts';

/** Slack: "up to 5 times within 30 minutes" (docs.slack.dev/interactivity/handling-user-interaction). */
const USES = 5;
const LIFETIME_MS = 30 * 60_000;

export interface ResponseUrl {
  readonly id: string;
  readonly url: string;
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly threadTs: string | null;
  /** The delivery that carried it. */
  readonly delivery: string;
  readonly expiresAt: number;
  /** The message the person acted on; null for a slash command. */
  readonly original: Message | null;
  uses: number;
}

export interface ResponseUrlOptions {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly delivery: string;
  readonly original: Message | null;
}

export function createResponseUrl(world: World, options: ResponseUrlOptions): ResponseUrl {
  const id = `${options.team}/${randomBytes(12).toString('hex')}`;
  const expiresAt = world.now().getTime() + LIFETIME_MS;
  const url = `${world.url}/response/${id}`;
  const threadTs = options.original?.threadTs ?? null;
  const created: ResponseUrl = { ...options, id, url, threadTs, expiresAt, uses: 0 };
  world.responseUrls.set(id, created);
  return created;
}

export interface ResponseAnswer {
  readonly status: number;
  readonly body: Fields;
  readonly problems: readonly Problem[];
}

/** Takes one post to a response URL and shows, replaces or deletes what it says. */
export function respond(world: World, responseUrl: ResponseUrl, body: Fields): ResponseAnswer {
  if (world.now().getTime() > responseUrl.expiresAt) return refusal(404, 'expired_url');
  if (responseUrl.uses >= USES) return refusal(404, 'used_url');
  responseUrl.uses += 1;
  const team = teamOf(world, responseUrl.team);
  const { original } = responseUrl;
  if (body['delete_original'] === true) {
    if (!original || original.deleted) return refusal(404, 'message_not_found');
    removeMessage(world, team, original);
    return done;
  }
  const problems = body['blocks'] === undefined ? [] : validateBlocks(body['blocks'], 'plain');
  if (problems.length > 0) return { ...refusal(400, 'invalid_blocks', problems), problems };
  const content = { text: textOf(body['text']) ?? '', blocks: objectsOf(body['blocks']) };
  if (content.text === '' && content.blocks.length === 0) return refusal(400, 'no_text');
  if (body['replace_original'] === true && original && !original.deleted) {
    editMessage(world, original, content);
    return done;
  }
  const inChannel = body['response_type'] === 'in_channel';
  addMessage(world, team, {
    ...content,
    channel: responseUrl.channel,
    user: team.botUserId,
    threadTs: textOf(body['thread_ts']) ?? responseUrl.threadTs,
    ephemeralTo: inChannel ? null : responseUrl.user,
    source: responseUrl.delivery,
  });
  return done;
}

const done: ResponseAnswer = { status: 200, body: { ok: true }, problems: [] };

function refusal(status: number, error: string, problems: readonly Problem[] = []): ResponseAnswer {
  const metadata = problems.length > 0 ? { response_metadata: { messages: problems.map(problemLine) } } : {};
  return { status, body: { ok: false, error, ...metadata }, problems };
}
