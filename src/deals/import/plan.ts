import { differingFields } from '../../pipeline/change.ts';
import { dayOf } from '../../pipeline/day.ts';
import { type DealFields, UNSAID_FIELDS } from '../../pipeline/deal.ts';
import type { DealEvent, DealPatch, EventKind } from '../../pipeline/history.ts';
import type { Stage } from '../../pipeline/stage.ts';
import type { FileDeal } from './file-deal.ts';

/** The rows of the database that a file's names stand for. */
export interface Resolved {
  /** Undefined: the file doesn't say. */
  readonly accountId: string | null | undefined;
  readonly ownerId: string;
}

/** An event before it has its place in the history. */
export interface PlannedEvent {
  readonly kind: EventKind;
  readonly patch: DealPatch;
  readonly effectiveAt: Date;
}

/**
 * The history of a deal that a file brings. What a file says of a closed deal is effective at its closing,
 * of an open one from `at` (the import, or the snapshot's day); before that we know only that it was there
 * since its creation, in the first open stage. Nothing is effective after `at`.
 */
export function planNewDeal(
  deal: FileDeal,
  { accountId, ownerId }: Resolved,
  begin: Stage,
  at: Date,
): PlannedEvent[] {
  const saidAt = deal.stage.kind === 'open' ? at : earlier(deal.closedAt?.instant ?? at, at);
  const createdAt = earlier(deal.createdAt?.instant ?? saidAt, saidAt);
  const created: DealFields = {
    ...UNSAID_FIELDS,
    name: deal.name,
    accountId: accountId ?? null,
    ownerId,
    source: deal.plain.source ?? null,
    stage: begin.key,
    status: begin.kind,
  };
  const patch = planChange(created, deal, { accountId, ownerId }, saidAt);
  if (deal.stage.kind === 'open' && createdAt.getTime() === saidAt.getTime()) {
    return [{ kind: 'created', patch: { ...created, ...patch }, effectiveAt: createdAt }];
  }
  const creation: PlannedEvent = { kind: 'created', patch: created, effectiveAt: createdAt };
  if (Object.keys(patch).length === 0) return [creation];
  return [creation, { kind: kindOf(created, patch), patch, effectiveAt: saidAt }];
}

/** What of a row differs from the deal as it stood, as a patch; `at`: when a closing without a date was. */
export function planChange(
  stood: DealFields,
  deal: FileDeal,
  { accountId, ownerId }: Resolved,
  at: Date,
): DealPatch {
  return differingFields(stood, {
    name: deal.name,
    stage: deal.stage.key,
    status: deal.stage.kind,
    ...deal.plain,
    ...(accountId === undefined ? {} : { accountId }),
    ...(deal.owner === undefined ? {} : { ownerId }),
    ...(deal.amount === undefined
      ? {}
      : { amount: deal.amount?.minor ?? null, currency: deal.amount?.currency ?? null }),
    ...lossOf(stood, deal),
    closedAt: closingOf(stood, deal, at),
  });
}

/** What history calls a patch. */
export function kindOf(stood: DealFields, patch: DealPatch): EventKind {
  if (patch.stage !== undefined) {
    const status = patch.status ?? stood.status;
    if (status !== 'open') return status;
    return stood.status === 'open' ? 'moved' : 'reopened';
  }
  const [field, ...others] = Object.keys(patch);
  if (others.length > 0) return 'changed';
  return field === 'ownerId' ? 'assigned' : field === 'nextStep' ? 'nextStep' : 'changed';
}

/** A file that gives a day doesn't contradict the time of that day that we know; one without a date nothing. */
function closingOf(stood: DealFields, { stage, closedAt }: FileDeal, at: Date): Date | null {
  if (stage.kind === 'open') return null;
  const known = stood.status === stage.kind ? stood.closedAt : null;
  if (closedAt === null) return known ?? at;
  const isThatDay = known !== null && !closedAt.hasTime && dayOf(known, 'UTC') === closedAt.day;
  return isThatDay ? known : closedAt.instant;
}

/** A deal that isn't lost has no reason for it. */
function lossOf(stood: DealFields, { stage, plain }: FileDeal): DealPatch {
  if (stage.kind !== 'lost') return { lostReason: null, lostNote: null };
  if (stood.status === 'lost') return {};
  return { lostReason: plain.lostReason ?? null, lostNote: plain.lostNote ?? null };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

/** Gives planned events their place in a history of `known` events. */
export function asEvents(
  planned: readonly PlannedEvent[],
  { known, recordedAt, inputId }: { known: number; recordedAt: Date; inputId: (sequence: number) => string },
): DealEvent[] {
  return planned.map((event, index) => ({
    ...event,
    sequence: known + index + 1,
    recordedAt,
    actorId: null,
    via: 'import',
    inputId: inputId(known + index + 1),
    note: null,
    noteKind: null,
    undoes: null,
  }));
}
