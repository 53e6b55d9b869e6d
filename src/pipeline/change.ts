import type { Deal, DealFields, LostReason } from './deal.ts';
import type { DealPatch, EventKind } from './history.ts';
import type { Money } from './money.ts';
import { nextOpenStage, type RequirableField, type Stage } from './stage.ts';

/** What a change does to a deal, or why it does nothing. */
export type Decision =
  | { readonly ok: true; readonly kind: EventKind; readonly patch: DealPatch }
  | { readonly ok: false; readonly reason: 'unchanged' }
  | { readonly ok: false; readonly reason: 'stageRetired'; readonly stage: Stage }
  | { readonly ok: false; readonly reason: 'noNextStage' }
  | {
      readonly ok: false;
      readonly reason: 'fieldsMissing';
      readonly stage: Stage;
      readonly fields: readonly RequirableField[];
    };

/** What closing a deal adds to the move: the actual amount, why it was lost. */
export interface Closing {
  readonly amount?: Money | null;
  readonly lostReason?: LostReason | null;
  readonly lostNote?: string | null;
}

/**
 * Moves a deal to a stage. Entering a won or lost stage closes it at `at`; leaving one reopens it and
 * forgets why it was lost. Fields that the stage requires must be there, `closing` counted.
 */
export function moveTo(deal: Deal, stage: Stage, at: Date, closing: Closing = {}): Decision {
  const money =
    closing.amount == null ? {} : { amount: closing.amount.minor, currency: closing.amount.currency };
  const reason =
    stage.kind === 'lost'
      ? { lostReason: closing.lostReason ?? null, lostNote: closing.lostNote ?? null }
      : {};
  if (deal.stage === stage.key) return changeFields(deal, { ...money, ...withoutEmpty(reason) });
  if (stage.isRetired) return { ok: false, reason: 'stageRetired', stage };

  const patch: DealPatch = {
    stage: stage.key,
    status: stage.kind,
    ...closure(deal, stage, at),
    ...reason,
    ...money,
  };
  const missing = missingFields({ ...deal, ...patch }, stage);
  if (missing.length > 0) return { ok: false, reason: 'fieldsMissing', stage, fields: missing };
  return { ok: true, kind: moveKind(deal, stage), patch: differingFields(deal, patch) };
}

/**
 * Creates a deal in a stage: its first patch has every field. In a won or lost stage it is closed at
 * `at`; fields that the stage requires must be there.
 */
export function createIn(
  stage: Stage,
  fields: Omit<DealFields, 'stage' | 'status' | 'closedAt' | 'lostReason' | 'lostNote' | 'removedAt'>,
  at: Date,
): Decision {
  if (stage.isRetired) return { ok: false, reason: 'stageRetired', stage };
  const patch: DealFields = {
    ...fields,
    stage: stage.key,
    status: stage.kind,
    closedAt: stage.kind === 'open' ? null : at,
    lostReason: null,
    lostNote: null,
    removedAt: null,
  };
  const missing = missingFields(patch, stage);
  if (missing.length > 0) return { ok: false, reason: 'fieldsMissing', stage, fields: missing };
  return { ok: true, kind: 'created', patch };
}

/** Moves an open deal to the next open stage in board order. */
export function advance(deal: Deal, stages: readonly Stage[], at: Date): Decision {
  const next = deal.status === 'open' ? nextOpenStage(stages, deal.stage) : undefined;
  return next === undefined ? { ok: false, reason: 'noNextStage' } : moveTo(deal, next, at);
}

/** The fields that a stage requires and a deal doesn't have. */
export function missingFields(
  fields: Pick<DealFields, 'accountId' | Exclude<RequirableField, 'account'>>,
  stage: Stage,
): RequirableField[] {
  return stage.requiredFields.filter(
    (field) => (field === 'account' ? fields.accountId : fields[field]) === null,
  );
}

/** Sets fields; those that already have the value are left out, and nothing left is `unchanged`. */
export function changeFields(deal: DealFields, wanted: DealPatch, kind: EventKind = 'changed'): Decision {
  const patch = differingFields(deal, wanted);
  return Object.keys(patch).length === 0 ? { ok: false, reason: 'unchanged' } : { ok: true, kind, patch };
}

/** The part of a patch that would change something. */
export function differingFields(fields: DealFields, wanted: DealPatch): DealPatch {
  const before: Record<string, unknown> = { ...fields };
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => !isSame(before[field], value)));
}

/** Field values compared by what they mean: two dates of one instant are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

function closure(deal: Deal, stage: Stage, at: Date): DealPatch {
  if (stage.kind === 'open') {
    return deal.status === 'open' ? {} : { closedAt: null, lostReason: null, lostNote: null };
  }
  return stage.kind === 'won' ? { closedAt: at, lostReason: null, lostNote: null } : { closedAt: at };
}

function moveKind(deal: Deal, stage: Stage): EventKind {
  if (stage.kind !== 'open') return stage.kind;
  return deal.status === 'open' ? 'moved' : 'reopened';
}

function withoutEmpty(patch: DealPatch): DealPatch {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
}
