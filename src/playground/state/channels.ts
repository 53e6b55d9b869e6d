import type { ChannelOptions } from '../options.ts';
import type { Team } from './team.ts';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  is_archived: boolean;
  readonly members: Set<string>;
  /** Whose direct messages with the bot these are; null for a channel. */
  readonly dmWith: string | null;
}

export function channelFrom(options: ChannelOptions, everyone: readonly string[]): Channel {
  return {
    id: options.id,
    name: options.name,
    kind: options.is_private ? 'private' : 'public',
    is_archived: options.is_archived ?? false,
    members: new Set(options.members ?? everyone),
    dmWith: null,
  };
}

/** The bot's direct messages with a person, opened if they aren't yet. */
export function directMessages(team: Team, user: string): Channel {
  for (const channel of team.channels.values()) if (channel.dmWith === user) return channel;
  const id = `D${user.slice(1)}`;
  const members = new Set([user, team.botUserId]);
  const channel: Channel = { id, name: '', kind: 'im', is_archived: false, members, dmWith: user };
  team.channels.set(id, channel);
  return channel;
}

/** The channel with this id; throws where a test names one that isn't there. */
function channelOf(team: Team, id: string): Channel {
  const channel = team.channels.get(id);
  if (!channel) throw new Error(`No channel ${id} in team ${team.id}`);
  return channel;
}

/**
 * Where a person types: a channel's id, or `dm` for their direct messages with the bot. Throws where they
 * aren't a member.
 */
export function channelFor(team: Team, user: string, name: string): Channel {
  const channel = name === 'dm' ? directMessages(team, user) : channelOf(team, name);
  if (!channel.members.has(user)) throw new Error(`${user} isn't in ${channel.id}`);
  return channel;
}

/** `channel_name` of commands and interactions: Slack hides the names of private places. */
export function payloadChannelName(channel: Channel): string {
  switch (channel.kind) {
    case 'public':
      return channel.name;
    case 'private':
      return 'privategroup';
    case 'im':
      return 'directmessage';
    default:
      return channel.kind satisfies never;
  }
}
