import { isSame } from './change.ts';
import type { DealFields } from './deal.ts';
import { type DealEvent, type DealPatch, fieldsAt, inEffectiveOrder, versionsOf } from './history.ts';

/** What taking an event back would do, or why it can't be done. */
export type UndoDecision =
  | { readonly ok: true; readonly patch: DealPatch }
  | { readonly ok: false; readonly reason: 'alreadyUndone'; readonly by: DealEvent }
  | { readonly ok: false; readonly reason: 'isUndo' }
  /** Somebody has changed the same fields since: `later` is the last such event, `patch` what undoing all the same would do. */
  | {
      readonly ok: false;
      readonly reason: 'changedSince';
      readonly later: DealEvent;
      readonly patch: DealPatch;
    };

/**
 * Takes one event back: its fields get the values they had before it. Refused when a later event set
 * one of them, unless `anyway`. A creation is taken back by removing the deal, and any later change
 * of the deal by someone or something still standing counts as changed since.
 */
export function undo(
  events: readonly DealEvent[],
  target: DealEvent,
  at: Date,
  anyway = false,
): UndoDecision {
  if (target.kind === 'undone') return { ok: false, reason: 'isUndo' };
  const takenBack = events.find((event) => event.undoes === target.sequence);
  if (takenBack !== undefined) return { ok: false, reason: 'alreadyUndone', by: takenBack };

  const later = standing(events).filter((event) => event.sequence > target.sequence);
  const clash = later.findLast(
    (event) => target.kind === 'created' || sharesField(event.patch, target.patch),
  );
  const patch = target.kind === 'created' ? { removedAt: at } : valuesBefore(events, target, at);
  if (clash !== undefined && !anyway) return { ok: false, reason: 'changedSince', later: clash, patch };
  return { ok: true, patch };
}

/** Events that are neither an undo nor taken back by one. */
export function standing(events: readonly DealEvent[]): DealEvent[] {
  const takenBack = new Set(events.map((event) => event.undoes));
  return events.filter((event) => event.kind !== 'undone' && !takenBack.has(event.sequence));
}

/** The target's fields with the values that they had before it, where those are not the present ones. */
function valuesBefore(events: readonly DealEvent[], target: DealEvent, at: Date): DealPatch {
  const now = fieldsAt(events, at);
  const before = fieldsWithout(events, target);
  return now === undefined || before === undefined ? {} : valuesOf(before, now, target.patch);
}

/** The fields as they were in effect just before the target. */
function fieldsWithout(events: readonly DealEvent[], target: DealEvent): DealFields | undefined {
  const ordered = inEffectiveOrder(events);
  return versionsOf(ordered.slice(0, ordered.indexOf(target))).at(-1)?.fields;
}

function sharesField(a: DealPatch, b: DealPatch): boolean {
  return Object.keys(a).some((field) => field in b);
}

function valuesOf(from: DealFields, now: DealFields, patch: DealPatch): DealPatch {
  const before: Record<string, unknown> = { ...from };
  const current: Record<string, unknown> = { ...now };
  return Object.fromEntries(
    Object.keys(patch)
      .filter((field) => !isSame(before[field], current[field]))
      .map((field) => [field, before[field]]),
  );
}
