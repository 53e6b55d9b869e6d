import { type Fields, isFields, parseJson } from '../fields.ts';
import type { Channel } from '../state/channels.ts';
import type { Team } from '../state/team.ts';
import type { World } from '../world.ts';

/** One call of a method by an installed app's bot. */
export interface Call {
  readonly world: World;
  readonly team: Team;
  readonly args: Fields;
}

export type Method = (call: Call) => Fields;

/** `ok: false`, in Slack's own word and with what goes with it. */
export class Refusal extends Error {
  readonly extra: Fields;

  constructor(error: string, extra: Fields = {}) {
    super(error);
    this.extra = extra;
  }
}

export function textArg(args: Fields, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function requiredArg(args: Fields, name: string): string {
  const value = textArg(args, name);
  if (value !== undefined) return value;
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

export function flagArg(args: Fields, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

/** An argument that is JSON in a form, or the value itself in a JSON body; undefined when absent. */
export function jsonArg(args: Fields, name: string, error: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  const parsed = parseJson(value);
  if (parsed === undefined) throw new Refusal(error);
  return parsed;
}

export function needScope(team: Team, scope: string): void {
  if (team.scopes.has(scope)) return;
  throw new Refusal('missing_scope', { needed: scope, provided: [...team.scopes].join(',') });
}

/** The scope prefix of a channel's kind: `channels:read`, `groups:history`, `im:write`. */
export function scopeFor(channel: Channel, verb: 'read' | 'history' | 'write'): string {
  const prefix = { public: 'channels', private: 'groups', im: 'im' }[channel.kind];
  return `${prefix}:${verb}`;
}

/** The channel of the `channel` argument, if the bot may know of it. */
export function channelArg({ team, args }: Call): Channel {
  const channel = team.channels.get(requiredArg(args, 'channel'));
  if (!channel || (channel.kind !== 'public' && !channel.members.has(team.botUserId))) {
    throw new Refusal('channel_not_found');
  }
  return channel;
}

/** One page of a list: `limit` and `cursor` in, `response_metadata.next_cursor` out. */
export function page<T>(
  items: readonly T[],
  args: Fields,
  defaultLimit: number,
): { items: T[]; nextCursor: string } {
  const limit = Number(textArg(args, 'limit') ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Refusal('invalid_limit');
  const cursor = textArg(args, 'cursor');
  const start =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
  const end = start + limit;
  const nextCursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), nextCursor };
}

/** An argument that is a JSON object; undefined when absent, a refusal when it is anything else. */
export function objectArg(args: Fields, name: string, error: string): Fields | undefined {
  const value = jsonArg(args, name, error);
  if (value === undefined || value === null) return undefined;
  if (!isFields(value)) throw new Refusal(error);
  return value;
}
