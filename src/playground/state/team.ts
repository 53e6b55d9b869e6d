import type { TeamOptions } from '../options.ts';
import { type Channel, channelFrom } from './channels.ts';
import type { Message } from './messages.ts';
import { botPerson, type Person, personFrom } from './people.ts';
import type { View } from './views.ts';

/** One workspace with the app installed in it. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly scopes: Set<string>;
  /** False once the app was uninstalled or its token revoked. */
  installed: boolean;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  /** Everything posted and not deleted, oldest first, ephemeral messages apart. */
  readonly messages: Message[];
  readonly ephemerals: Message[];
  /** The open modals of each person, the topmost last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
}

const DEFAULT_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'reactions:write',
  'team:read',
  'users:read',
  'users:read.email',
];

const DEFAULT_PEOPLE = [
  { id: 'U0ANN', name: 'ann', real_name: 'Ann Archer', is_admin: true },
  { id: 'U0BOB', name: 'bob', real_name: 'Bob Brook' },
  { id: 'U0CAT', name: 'cat', real_name: 'Cat Clark' },
  { id: 'U0GUS', name: 'gus', real_name: 'Gus Guest', is_restricted: true },
];

const DEFAULT_CHANNELS = [
  { id: 'C0DEALS', name: 'deals' },
  { id: 'C0GENERAL', name: 'general' },
  { id: 'G0BOARD', name: 'board', is_private: true, members: ['U0ANN'] },
];

/** Builds a team from its options; `index` (0, 1, …) keeps the defaults of two teams apart. */
export function teamFrom(options: TeamOptions, index: number): Team {
  const suffix = index === 0 ? '' : String(index + 1);
  const id = options.id ?? `T0LOCAL${suffix}`;
  const botUserId = options.botUserId ?? `U0BOT${suffix}`;
  const botId = options.botId ?? `B0BOT${suffix}`;
  const people = (options.users ?? DEFAULT_PEOPLE).map((person) => personFrom(person, id));
  const bot = botPerson({ id: botUserId, name: options.botName ?? 'bot', botId, teamId: id });
  const everyone = [
    ...people.filter((person) => !person.is_restricted).map((person) => person.id),
    botUserId,
  ];
  return {
    id,
    name: options.name ?? `Local team ${index + 1}`,
    domain: options.domain ?? `local${suffix}`,
    botToken: options.botToken ?? `xoxb-local-${index + 1}`,
    botId,
    botUserId,
    scopes: new Set(options.scopes ?? DEFAULT_SCOPES),
    installed: true,
    people: new Map([...people, bot].map((person) => [person.id, person])),
    channels: new Map(
      (options.channels ?? DEFAULT_CHANNELS).map((channel) => [channel.id, channelFrom(channel, everyone)]),
    ),
    messages: [],
    ephemerals: [],
    modals: new Map(),
    homes: new Map(),
  };
}
