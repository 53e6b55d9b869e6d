import type { DealEvent } from '../pipeline/history.ts';
import { currentState, eventRow, storedFields, versionRows } from './insert-deals.ts';
import type { Transaction } from './transaction.ts';

/** New events of a locked deal, at least one of them effective before what was known already. */
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
export async function rewriteHistory(transaction: Transaction, change: LateChange): Promise<boolean> {
  const { id, workspaceId, searchName, known, added } = change;
  const inputs = added.map(({ inputId, sequence, recordedAt }) => ({
    workspaceId,
    id: inputId,
    dealId: id,
    sequence,
    recordedAt,
  }));
  const { count } = await transaction.input.createMany({ data: inputs, skipDuplicates: true });
  if (count < inputs.length) return false;
  const events = [...known, ...added];
  await transaction.dealEvent.createMany({ data: added.map((event) => eventRow(change, event)) });
  await transaction.dealVersion.deleteMany({ where: { workspaceId, dealId: id } });
  await transaction.dealVersion.createMany({ data: versionRows({ id, workspaceId, events }) });
  const { createdAt: _, ...state } = storedFields(currentState(events));
  await transaction.deal.updateMany({ where: { workspaceId, id }, data: { ...state, searchName } });
  return true;
}
