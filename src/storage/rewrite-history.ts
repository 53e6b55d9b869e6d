import type { DealEvent } from '../pipeline/history.ts';
import { currentState, eventRow, storedFields, versionRows } from './insert-deals.ts';
import { insertRows, rowsAsJson } from './insert-rows.ts';
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
  await transaction.dealVersion.deleteMany({
    where: {
      workspaceId: { in: [...new Set(changes.map(({ workspaceId }) => workspaceId))] },
      dealId: { in: changes.map(({ id }) => id) },
    },
  });
  const whole = changes.map((change) => ({ ...change, events: [...change.known, ...change.added] }));
  await insertRows(transaction, 'deal_version', whole.flatMap(versionRows));
  await updateDeals(
    transaction,
    whole.map(({ id, workspaceId, searchName, events }) => ({
      ...storedFields(currentState(events)),
      id,
      workspaceId,
      searchName,
    })),
  );
  return true;
}

/** Brings the rows of deals to the end of their histories in one statement; only their creation stays. */
async function updateDeals(transaction: Transaction, rows: readonly object[]): Promise<void> {
  await transaction.$executeRaw`
    UPDATE deal SET name = given.name, search_name = given.search_name, account_id = given.account_id,
      amount = given.amount, currency = given.currency, stage = given.stage, status = given.status,
      owner_id = given.owner_id, source = given.source, close_date = given.close_date,
      next_step = given.next_step, forecast_category = given.forecast_category,
      lost_reason = given.lost_reason, lost_note = given.lost_note, closed_at = given.closed_at,
      removed_at = given.removed_at, version = given.version, stage_entered_at = given.stage_entered_at,
      last_activity_at = given.last_activity_at
    FROM jsonb_populate_recordset(NULL::deal, ${rowsAsJson(rows)}::jsonb) AS given
    WHERE deal.id = given.id AND deal.workspace_id = given.workspace_id`;
}
