import type { ObjectionKind } from '../pipeline/deal.ts';
import { changeDeal, type DealChange, type Target } from './change-deal.ts';
import type { Dependencies, Request } from './request.ts';
import { refuseLongTexts } from './text-limits.ts';

/** What was said about a deal; with a kind it is an objection, which reports count. */
export interface Note {
  readonly text: string;
  readonly objection: ObjectionKind | null;
}

/** Adds a note to a deal; anyone in the workspace may, since what a colleague heard helps. Throws {@link Refused}. */
export async function addNote(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  target: Target,
  { text, objection }: Note,
): Promise<DealChange> {
  refuseLongTexts({ note: text });
  return changeDeal(
    dependencies,
    request,
    target,
    () =>
      objection === null
        ? { kind: 'note', patch: {}, note: text }
        : { kind: 'objection', patch: {}, note: text, noteKind: objection },
    () => true,
  );
}
