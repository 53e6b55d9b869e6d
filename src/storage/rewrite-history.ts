import type { DealEvent } from '../pipeline/history.ts';
import { currentState, eventRow, storedFields, versionRows } from './insert-deals.ts';
import type { Transaction } from './transaction.ts';

/** New events of a locked deal, which may have been so before what was known already. */
export interface LateChange {
  readonly id: string;
  readonly workspaceId: string;
  /** Of the name and account after all events. */
  readonly searchName: string;
  readonly known: readonly DealEvent[];
  readonly added: readonly DealEvent[];
}

/**
 * Appends events that were so before others: the versions are folded anew from the whole history, the
 * events already there stay untouched. False when an input took effect before: give the transaction up.
 */
export async function rewriteHistories(
  transaction: Transaction,
  changes: readonly LateChange[],
): Promise<boolean> {
  const inputs = changes.flatMap(({ id: dealId, workspaceId, added }) =>
    added.map(({ inputId: id, sequence, recordedAt }) => ({ workspaceId, id, dealId, sequence, recordedAt })),
  );
  const { count } = await transaction.input.createMany({ data: inputs, skipDuplicates: true });
  if (count < inputs.length) return false;
  await transaction.dealEvent.createMany({
    data: changes.flatMap((change) => change.added.map((event) => eventRow(change, event))),
  });
  await transaction.dealVersion.deleteMany({ where: { dealId: { in: changes.map(({ id }) => id) } } });
  const whole = changes.map((change) => ({ ...change, events: [...change.known, ...change.added] }));
  await transaction.dealVersion.createMany({ data: whole.flatMap(versionRows) });
  for (const { id, workspaceId, searchName, events } of whole) {
    const { createdAt: _, ...state } = storedFields(currentState(events));
    await transaction.deal.updateMany({ where: { workspaceId, id }, data: { ...state, searchName } });
  }
  return true;
}
