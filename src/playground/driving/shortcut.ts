import { type Acknowledgement, nextDeliveryId } from '../delivery.ts';
import { channelRef, teamFrame } from '../payloads/interaction.ts';
import { messageJson } from '../payloads/message-json.ts';
import { createResponseUrl } from '../response-url.ts';
import { channelFor } from '../state/channels.ts';
import type { Message } from '../state/messages.ts';
import { personOf } from '../state/people.ts';
import { createTrigger } from '../triggers.ts';
import { teamOf } from '../world.ts';
import type { Driver } from './driver.ts';

export interface ShortcutOptions {
  readonly user: string;
  readonly callbackId: string;
  /** Absent: a global shortcut. */
  readonly message?: Message;
  readonly team?: string;
}

export interface ShortcutResult extends Acknowledgement {
  readonly triggerId: string;
}

/** Picks a shortcut from a message's menu or the global one. Throws on an ephemeral message: it has no menu. */
export async function runShortcut(
  { world, courier }: Driver,
  options: ShortcutOptions,
): Promise<ShortcutResult> {
  const { message } = options;
  const team = teamOf(world, message?.team ?? options.team);
  const person = personOf(team, options.user);
  const id = nextDeliveryId(world);
  const place = { team: team.id, user: person.id };
  const triggerId = createTrigger(world, place);
  const frame = {
    ...teamFrame(world, team),
    callback_id: options.callbackId,
    trigger_id: triggerId,
    action_ts: world.nextTs(),
  };
  const sent = { id, team: team.id, envelope: 'interactive' } as const;
  if (!message) {
    const user = { id: person.id, username: person.name, team_id: person.teamId };
    const payload = { type: 'shortcut', ...frame, user };
    return { ...(await courier.deliver({ ...sent, type: 'shortcut', payload })), triggerId };
  }
  if (message.ephemeralTo !== null) throw new Error('Ephemeral messages have no shortcuts');
  const channel = channelFor(team, person.id, message.channel);
  const url = createResponseUrl(world, { ...place, channel: channel.id, delivery: id, original: message });
  const payload = {
    type: 'message_action',
    ...frame,
    user: { id: person.id, name: person.name, team_id: person.teamId },
    response_url: url.url,
    message_ts: message.ts,
    channel: channelRef(channel),
    message: messageJson(world.app, team, message),
  };
  return { ...(await courier.deliver({ ...sent, type: 'message_action', payload })), triggerId };
}
