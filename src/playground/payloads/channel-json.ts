import type { Channel } from '../state/channels.ts';
import type { Team } from '../state/team.ts';

/** A conversation as `conversations.info` and the lists show it. */
export function channelJson(team: Team, channel: Channel): object {
  if (channel.kind === 'im') {
    return {
      id: channel.id,
      created: 0,
      is_archived: false,
      is_im: true,
      is_org_shared: false,
      context_team_id: team.id,
      user: channel.dmWith,
      is_user_deleted: false,
    };
  }
  const empty = { value: '', creator: '', last_set: 0 };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    created: 0,
    is_archived: channel.is_archived,
    is_general: channel.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: channel.members.has(team.botUserId),
    context_team_id: team.id,
    shared_team_ids: [team.id],
    topic: empty,
    purpose: empty,
    previous_names: [],
    num_members: channel.members.size,
  };
}
