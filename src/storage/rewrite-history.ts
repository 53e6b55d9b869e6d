import type { DealEvent } from '../pipeline/history.ts';
import { currentState, eventRow, storedFields, versionRows } from './insert-deals.ts';
import { insertRows } from './insert-rows.ts';
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
  if ((await insertRows(transaction, 'input', inputs)) < inputs.length) return false;
  const events = changes.flatMap((change) => change.added.map((event) => eventRow(change, event)));
  await insertRows(transaction, 'deal_event', events);
  await transaction.dealVersion.deleteMany({ where: { dealId: { in: changes.map(({ id }) => id) } } });
  const whole = changes.map((change) => ({ ...change, events: [...change.known, ...change.added] }));
  await insertRows(transaction, 'deal_version', whole.flatMap(versionRows));
  for (const { id, workspaceId, searchName, events } of whole) {
    const { createdAt: _, ...state } = storedFields(currentState(events));
    await transaction.deal.updateMany({ where: { workspaceId, id }, data: { ...state, searchName } });
  }
  return true;
}
