import type { DealEvent, DealPatch } from '../pipeline/history.ts';
import type { Member } from '../pipeline/member.ts';
import type { RequirableField, Stage } from '../pipeline/stage.ts';
import type { DealRecord } from '../storage/deals.ts';

/** Why a use case did nothing, with what a person needs to read and to press next. */
export type Refusal =
  | { readonly code: 'dealNotFound' }
  /** Only the owner or a manager may. */
  | { readonly code: 'notAllowed'; readonly deal: DealRecord }
  | { readonly code: 'unchanged'; readonly deal: DealRecord }
  | { readonly code: 'stageRetired'; readonly deal: DealRecord | null; readonly stage: Stage }
  | { readonly code: 'stageUnknown'; readonly key: string }
  | { readonly code: 'noNextStage'; readonly deal: DealRecord }
  | {
      readonly code: 'fieldsMissing';
      readonly deal: DealRecord | null;
      readonly stage: Stage;
      readonly fields: readonly RequirableField[];
    }
  /** Somebody changed the same fields between looking and acting; `wanted` is what they were to become. */
  | {
      readonly code: 'changedMeanwhile';
      readonly deal: DealRecord;
      readonly wanted: Partial<DealRecord>;
      readonly event: DealEvent;
      readonly actorName: string;
    }
  /** An undo that would throw away somebody's later change. */
  | {
      readonly code: 'changedSince';
      readonly deal: DealRecord;
      readonly target: DealEvent;
      readonly event: DealEvent;
      /** What undoing all the same would do. */
      readonly wouldRestore: DealPatch;
      readonly actorName: string;
    }
  | { readonly code: 'alreadyUndone'; readonly deal: DealRecord; readonly byName: string }
  | { readonly code: 'undoIsFinal'; readonly deal: DealRecord }
  | { readonly code: 'notYoursToUndo'; readonly deal: DealRecord; readonly actorName: string }
  /** `undo` typed again: the last change is taken back, and the one before it is still there. */
  | { readonly code: 'lastWasUndo'; readonly deal: DealRecord; readonly before: DealEvent | null }
  | { readonly code: 'nothingToUndo' }
  | { readonly code: 'personUnknown'; readonly said: string }
  | { readonly code: 'personIsGuest'; readonly said: string }
  | { readonly code: 'severalPeople'; readonly said: string; readonly people: readonly Member[] }
  | { readonly code: 'textTooLong'; readonly field: string; readonly length: number; readonly limit: number };

/** Thrown by a use case that refuses; whatever its transaction had done is rolled back. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}
