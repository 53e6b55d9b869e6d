import { randomBytes } from 'node:crypto';
import type { Fault } from './faults.ts';
import type { Fields } from './fields.ts';
import { createJournal, type Journal } from './journal.ts';
import type { LocalSlackOptions } from './options.ts';
import type { ResponseUrl } from './response-url.ts';
import { type Team, teamFrom } from './state/team.ts';
import type { Trigger } from './triggers.ts';

export interface App {
  readonly id: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The deprecated `token` of every payload. */
  readonly verificationToken: string;
  /** null: subscribed to everything. */
  readonly events: ReadonlySet<string> | null;
}

/** Everything this Slack knows; the rooms' functions take it as their first argument. */
export interface World {
  readonly app: App;
  readonly teams: readonly Team[];
  readonly journal: Journal;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly faults: Fault[];
  /** Codes of the OAuth flow that haven't been exchanged yet, with the id of their team. */
  readonly oauthCodes: Map<string, string>;
  /** The options last offered for an external select, by block id and action id. */
  readonly suggestions: Map<string, Fields[]>;
  readonly now: () => Date;
  /** `http://127.0.0.1:<port>`, set once the server listens. */
  url: string;
  /** A new id with Slack's kind of prefix; never the same twice. */
  nextId(prefix: string): string;
  /** A message's ts: seconds and six digits, always later than the one before. */
  nextTs(): string;
  /** A view's hash. */
  nextHash(): string;
}

export function createWorld(options: LocalSlackOptions): World {
  const now = options.now ?? (() => new Date());
  let counter = 0;
  let lastMicros = 0;
  const nextTs = (): string => {
    lastMicros = Math.max(now().getTime() * 1000, lastMicros + 1);
    const seconds = Math.floor(lastMicros / 1_000_000);
    return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
  };
  return {
    app: {
      id: options.app?.id ?? 'A0LOCAL',
      appToken: options.app?.appToken ?? 'xapp-local',
      signingSecret: options.app?.signingSecret ?? 'local-signing-secret',
      clientId: options.app?.clientId ?? '1.1',
      clientSecret: options.app?.clientSecret ?? 'local-client-secret',
      verificationToken: 'local-verification-token',
      events: options.app?.events ? new Set(options.app.events) : null,
    },
    teams: (options.teams ?? [{}]).map(teamFrom),
    journal: createJournal(),
    triggers: new Map(),
    responseUrls: new Map(),
    faults: [],
    oauthCodes: new Map(),
    suggestions: new Map(),
    now,
    url: '',
    nextId: (prefix) => `${prefix}${String((counter += 1)).padStart(8, '0')}`,
    nextTs,
    nextHash: () => `${Math.floor(now().getTime() / 1000)}.${randomBytes(4).toString('hex')}`,
  };
}

/** The team with this id, or the first one where none is named; throws where there is no such team. */
export function teamOf(world: World, id?: string): Team {
  const team = id === undefined ? world.teams[0] : world.teams.find((candidate) => candidate.id === id);
  if (!team) throw new Error(`No team ${id ?? 'at all'}`);
  return team;
}
