import type { Acknowledgement } from '../delivery.ts';
import { escapeTyped } from '../payloads/escape.ts';
import { messageJson } from '../payloads/message-json.ts';
import { channelFor } from '../state/channels.ts';
import { addMessage, type Message } from '../state/messages.ts';
import { personOf } from '../state/people.ts';
import { teamOf } from '../world.ts';
import { type Driver, sendEvent } from './driver.ts';

export interface SayOptions {
  readonly user: string;
  /** A channel's id, or `dm` for the person's direct messages with the bot. */
  readonly channel: string;
  /** As typed: `@name` is a mention. */
  readonly text: string;
  readonly threadTs?: string;
  readonly team?: string;
}

export interface SayResult {
  readonly message: Message;
  /** One for each event the app got: message, then app_mention. */
  readonly acknowledgements: readonly Acknowledgement[];
}

const SUBSCRIPTIONS = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;
const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im' } as const;

/** Posts a message as a person; the app hears of it in the places its bot is in. */
export async function say(driver: Driver, options: SayOptions): Promise<SayResult> {
  const { world } = driver;
  const team = teamOf(world, options.team);
  const person = personOf(team, options.user);
  const channel = channelFor(team, person.id, options.channel);
  const text = escapeTyped(team, options.text, 'ids only');
  const message = addMessage(world, team, {
    channel: channel.id,
    user: person.id,
    text,
    threadTs: options.threadTs ?? null,
  });
  if (!channel.members.has(team.botUserId)) return { message, acknowledgements: [] };

  const event = {
    ...messageJson(world.app, team, message),
    client_msg_id: world.nextId('client-'),
    channel: channel.id,
    event_ts: message.ts,
  };
  const mentioned = text.includes(`<@${team.botUserId}>`) && channel.kind !== 'im';
  const sent = [
    sendEvent(
      driver,
      team,
      { ...event, type: 'message', channel_type: CHANNEL_TYPES[channel.kind] },
      SUBSCRIPTIONS[channel.kind],
    ),
    mentioned ? sendEvent(driver, team, { ...event, type: 'app_mention' }) : null,
  ];
  const acknowledgements = await Promise.all(sent.filter((one) => one !== null));
  return { message, acknowledgements };
}
