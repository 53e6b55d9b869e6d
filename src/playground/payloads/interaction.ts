import { type Fields } from '../fields.ts';
import type { Channel } from '../state/channels.ts';
import { payloadChannelName } from '../state/channels.ts';
import { stateValues } from '../state/element-values.ts';
import type { Message } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import type { Team } from '../state/team.ts';
import type { View } from '../state/views.ts';
import type { World } from '../world.ts';
import { messageJson } from './message-json.ts';
import { viewJson } from './view-json.ts';

/** What interactions with blocks and views say about where and who. */
export function interactionFrame(world: World, team: Team, person: Person): Fields {
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    api_app_id: world.app.id,
    ...teamFrame(world, team),
  };
}

/** What shortcuts say as well, with a `user` of their own. */
export function teamFrame(world: World, team: Team): Fields {
  return {
    token: world.app.verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/**
 * Where a block was acted on. An ephemeral message comes as its container only: Slack keeps no copy of it.
 */
export function sourceOf(world: World, team: Team, place: Message | View): Fields {
  if ('hash' in place) {
    return {
      container: { type: 'view', view_id: place.id },
      view: viewJson(world.app, team, place),
    };
  }
  const channel = team.channels.get(place.channel);
  const ephemeral = place.ephemeralTo !== null;
  return {
    container: {
      type: 'message',
      message_ts: place.ts,
      channel_id: place.channel,
      is_ephemeral: ephemeral,
      ...(place.threadTs === null ? {} : { thread_ts: place.threadTs }),
    },
    ...(channel ? { channel: channelRef(channel) } : {}),
    ...(ephemeral ? {} : { message: messageJson(world.app, team, place) }),
    state: { values: stateValues(place.blocks, place.entered) },
  };
}

export function channelRef(channel: Channel): Fields {
  return { id: channel.id, name: payloadChannelName(channel) };
}
