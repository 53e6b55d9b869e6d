import type { Fields } from '../fields.ts';
import type { World } from '../world.ts';
import { withIds } from './block-ids.ts';
import type { ElementValue } from './element-values.ts';
import type { Team } from './team.ts';

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Fields;
}

export interface Message {
  readonly team: string;
  readonly ts: string;
  readonly channel: string;
  /** Who wrote it: a person, or the bot's user. */
  readonly user: string;
  readonly byBot: boolean;
  text: string;
  blocks: Fields[];
  readonly threadTs: string | null;
  metadata: Metadata | null;
  editedTs: string | null;
  /** The one person who sees it; null for a real message. */
  readonly ephemeralTo: string | null;
  /** The delivery whose acknowledgement or response URL it came by; null for the Web API and people. */
  readonly source: string | null;
  /** What people have entered in its elements, by block id, then action id. */
  readonly entered: Record<string, Record<string, ElementValue>>;
  deleted: boolean;
}

export interface NewMessage {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Fields[];
  readonly threadTs?: string | null;
  readonly metadata?: Metadata | null;
  readonly ephemeralTo?: string | null;
  readonly source?: string | null;
}

/** Puts a message where it belongs, with a ts of its own and ids on every block and element. */
export function addMessage(world: World, team: Team, message: NewMessage): Message {
  const added: Message = {
    team: team.id,
    ts: world.nextTs(),
    channel: message.channel,
    user: message.user,
    byBot: message.user === team.botUserId,
    text: message.text,
    blocks: withIds(message.blocks ?? [], world),
    threadTs: message.threadTs ?? null,
    metadata: message.metadata ?? null,
    editedTs: null,
    ephemeralTo: message.ephemeralTo ?? null,
    source: message.source ?? null,
    entered: {},
    deleted: false,
  };
  (added.ephemeralTo === null ? team.messages : team.ephemerals).push(added);
  world.journal.changed();
  return added;
}

export interface MessageEdit {
  readonly text: string;
  readonly blocks: readonly Fields[];
  /** Absent: kept as it is. */
  readonly metadata?: Metadata | null;
}

/** Replaces what a message says; text without blocks takes the blocks away, as Slack does. */
export function editMessage(world: World, message: Message, edit: MessageEdit): void {
  message.text = edit.text;
  message.blocks = withIds(edit.blocks, world);
  if (edit.metadata !== undefined) message.metadata = edit.metadata;
  message.editedTs = world.nextTs();
  world.journal.changed();
}

/** Takes a message away, ephemeral or not. */
export function removeMessage(world: World, team: Team, message: Message): void {
  message.deleted = true;
  const list = message.ephemeralTo === null ? team.messages : team.ephemerals;
  list.splice(list.indexOf(message), 1);
  world.journal.changed();
}

/** A real (not ephemeral) message by channel and ts. */
export function findMessage(team: Team, channel: string, ts: string): Message | undefined {
  return team.messages.find((message) => message.channel === channel && message.ts === ts);
}

/** The replies of a thread, its root apart, oldest first. */
export function repliesOf(team: Team, root: Message): Message[] {
  return team.messages.filter((message) => message.channel === root.channel && message.threadTs === root.ts);
}
