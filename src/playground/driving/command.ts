import type { Problem } from '../blocks/problems.ts';
import { validateBlocks } from '../blocks/validate.ts';
import { type Acknowledgement, nextDeliveryId } from '../delivery.ts';
import { fieldsOf, isFields, objectsOf, textOf } from '../fields.ts';
import { escapeTyped } from '../payloads/escape.ts';
import { createResponseUrl } from '../response-url.ts';
import { channelFor, payloadChannelName } from '../state/channels.ts';
import { addMessage, type Message } from '../state/messages.ts';
import { personOf } from '../state/people.ts';
import type { Team } from '../state/team.ts';
import { createTrigger } from '../triggers.ts';
import { teamOf, type World } from '../world.ts';
import type { Driver } from './driver.ts';

export interface CommandOptions {
  readonly user: string;
  /** A channel's id, or `dm` for the person's direct messages with the bot. */
  readonly channel: string;
  /** With its slash. */
  readonly command: string;
  /** As typed; Slack escapes it. */
  readonly text?: string;
  /** Typed in a thread: Slack refuses it. */
  readonly threadTs?: string;
  readonly team?: string;
}

export interface CommandResult extends Omit<Acknowledgement, 'error'> {
  readonly error: Acknowledgement['error'] | 'not_supported_in_threads';
  readonly triggerId: string;
  readonly responseUrl: string;
  /** What has appeared for this command so far, by acknowledgement and response URL, oldest first. */
  messages(): Message[];
}

/** Types a slash command and waits for its acknowledgement. Throws where the person isn't in the channel. */
export async function typeCommand(
  { world, courier }: Driver,
  options: CommandOptions,
): Promise<CommandResult> {
  const team = teamOf(world, options.team);
  const person = personOf(team, options.user);
  const channel = channelFor(team, person.id, options.channel);
  const id = nextDeliveryId(world);
  const messages = () =>
    [...team.messages, ...team.ephemerals].filter((message) => message.source === id).sort(byTs);
  if (options.threadTs !== undefined) {
    const nothing = { acknowledgedInMs: null, status: null, body: null, problems: [] };
    return { id, ...nothing, error: 'not_supported_in_threads', triggerId: '', responseUrl: '', messages };
  }

  const place = { team: team.id, channel: channel.id, user: person.id };
  const { url: responseUrl } = createResponseUrl(world, { ...place, delivery: id, original: null });
  const triggerId = createTrigger(world, place);
  const payload = {
    token: world.app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: payloadChannelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: options.command,
    text: escapeTyped(team, (options.text ?? '').trim(), 'with names'),
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
  const acknowledgement = await courier.deliver({
    id,
    team: team.id,
    type: 'slash_commands',
    envelope: 'slash_commands',
    payload,
    inspect: acknowledgementProblems,
  });
  if (acknowledgement.error === null) show(world, team, acknowledgement, place);
  return { ...acknowledgement, triggerId, responseUrl, messages };
}

function byTs(one: Message, other: Message): number {
  return Number(one.ts) - Number(other.ts);
}

function acknowledgementProblems(body: unknown): Problem[] {
  const blocks = fieldsOf(body)['blocks'];
  return blocks === undefined ? [] : validateBlocks(blocks, 'plain');
}

/** Shows the message that rides in an acknowledgement: to the person alone unless it says otherwise. */
function show(
  world: World,
  team: Team,
  { id, body }: Acknowledgement,
  place: { readonly channel: string; readonly user: string },
): void {
  const message = isFields(body) ? body : { text: body };
  const content = { text: textOf(message['text']) ?? '', blocks: objectsOf(message['blocks']) };
  if (content.text === '' && content.blocks.length === 0) return;
  addMessage(world, team, {
    ...content,
    channel: place.channel,
    user: team.botUserId,
    ephemeralTo: message['response_type'] === 'in_channel' ? null : place.user,
    source: id,
  });
}
