import { type DealFields, type ObjectionKind, UNSAID_FIELDS } from './deal.ts';

/** What happened to a deal, as history names it. */
export const EVENT_KINDS = [
  'created',
  'moved',
  'won',
  'lost',
  'reopened',
  'changed',
  'assigned',
  'nextStep',
  'note',
  'objection',
  'answered',
  'undone',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Where a change came from. */
export const VIAS = [
  'command',
  'button',
  'modal',
  'shortcut',
  'mention',
  'message',
  'home',
  'import',
  'demo',
] as const;
export type Via = (typeof VIAS)[number];

/** Which fields became what. A field that is not named stays as it was. */
export type DealPatch = { readonly [Field in keyof DealFields]?: DealFields[Field] };

/** One entry of a deal's append-only history. */
export interface DealEvent {
  /** 1, 2, 3 … in the order of recording. */
  readonly sequence: number;
  readonly kind: EventKind;
  readonly patch: DealPatch;
  /** When it was so. */
  readonly effectiveAt: Date;
  /** When we learnt it; later than `effectiveAt` for imports. */
  readonly recordedAt: Date;
  readonly actorId: string | null;
  readonly via: Via;
  readonly inputId: string;
  readonly note: string | null;
  readonly noteKind: ObjectionKind | null;
  /** The sequence of the event that this one takes back. */
  readonly undoes: number | null;
}

/** A deal's state in [validFrom, validTo); validTo is null for the last. */
export interface DealVersion {
  readonly validFrom: Date;
  readonly validTo: Date | null;
  /** The last event that shaped it. */
  readonly sequence: number;
  readonly fields: DealFields;
}

/** Events in the order in which they were so; those of one instant in the order of recording. */
export function inEffectiveOrder<Event extends Pick<DealEvent, 'effectiveAt' | 'sequence'>>(
  events: readonly Event[],
): Event[] {
  return events.toSorted(
    (a, b) => a.effectiveAt.getTime() - b.effectiveAt.getTime() || a.sequence - b.sequence,
  );
}

/** The fields after a patch. */
export function applyPatch(fields: DealFields, patch: DealPatch): DealFields {
  return { ...fields, ...patch };
}

/**
 * A deal's versions, one for each instant at which it changed, oldest first. The first event must be
 * the creation with every field in its patch; throws when it is not, since such a history is broken.
 */
export function versionsOf(events: readonly DealEvent[]): DealVersion[] {
  const versions: { validFrom: Date; validTo: Date | null; sequence: number; fields: DealFields }[] = [];
  for (const event of inEffectiveOrder(events)) {
    const last = versions.at(-1);
    const fields = last === undefined ? firstFields(event) : applyPatch(last.fields, event.patch);
    if (last !== undefined && last.validFrom.getTime() === event.effectiveAt.getTime()) {
      last.fields = fields;
      last.sequence = Math.max(last.sequence, event.sequence);
      continue;
    }
    if (last !== undefined) last.validTo = event.effectiveAt;
    versions.push({ validFrom: event.effectiveAt, validTo: null, sequence: event.sequence, fields });
  }
  return versions;
}

/** The deal's fields as of an instant; undefined before its creation. */
export function fieldsAt(events: readonly DealEvent[], at: Date): DealFields | undefined {
  return versionsOf(events.filter((event) => event.effectiveAt <= at)).at(-1)?.fields;
}

/** When the deal entered the stage that it is in at the end of `events`. */
export function stageEnteredAt(events: readonly DealEvent[]): Date | undefined {
  let entered: Date | undefined;
  let stage: string | undefined;
  for (const version of versionsOf(events)) {
    if (version.fields.stage === stage) continue;
    stage = version.fields.stage;
    entered = version.validFrom;
  }
  return entered;
}

function firstFields(event: DealEvent): DealFields {
  const { patch } = event;
  if (event.kind !== 'created') throw new Error(`history begins with "${event.kind}", not with the creation`);
  const { name, stage, status, ownerId } = patch;
  if (name === undefined || stage === undefined || status === undefined || ownerId === undefined) {
    throw new Error('the creation lacks a name, a stage or an owner');
  }
  return {
    ...UNSAID_FIELDS,
    ...patch,
    name,
    stage,
    status,
    ownerId,
  };
}
