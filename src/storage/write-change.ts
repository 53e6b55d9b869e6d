import type { DealFields } from '../pipeline/deal.ts';
import type { DealEvent } from '../pipeline/history.ts';
import type { DealRecord } from './deals.ts';
import { patchToJson } from './patch-json.ts';
import type { Transaction } from './transaction.ts';

/** One event to append to a locked deal, and the fields that result. */
export interface Change {
  readonly deal: Pick<DealRecord, 'id' | 'workspaceId' | 'version' | 'stage' | 'stageEnteredAt'>;
  readonly event: DealEvent;
  readonly fields: DealFields;
  readonly searchName: string;
}

/**
 * Appends an event to a deal that this transaction has locked: input id, event, current row and version
 * in one round trip, since this is what every rep waits for. The event must not be effective before the
 * deal's last one (see rewrite-history.ts). False when the input took effect before; then nothing is written.
 */
export async function appendChange(transaction: Transaction, change: Change): Promise<boolean> {
  const { deal, event, fields, searchName } = change;
  const category = fields.forecastCategory === 'bestCase' ? 'best_case' : fields.forecastCategory;
  const enteredAt = fields.stage === deal.stage ? deal.stageEnteredAt : event.effectiveAt;
  const written = await transaction.$executeRaw`
    WITH taken AS (
      INSERT INTO input (workspace_id, id, deal_id, sequence, recorded_at)
      VALUES (${deal.workspaceId}::uuid, ${event.inputId}, ${deal.id}::uuid, ${event.sequence}, ${event.recordedAt})
      ON CONFLICT DO NOTHING
      RETURNING sequence
    ), recorded AS (
      INSERT INTO deal_event (workspace_id, deal_id, sequence, kind, patch, effective_at, recorded_at, actor_id,
        via, input_id, note, note_kind, undoes)
      SELECT ${deal.workspaceId}::uuid, ${deal.id}::uuid, ${event.sequence}, ${event.kind},
        ${patchToJson(event.patch)}::jsonb, ${event.effectiveAt}, ${event.recordedAt}, ${event.actorId}::uuid,
        ${event.via}, ${event.inputId}, ${event.note}, ${event.noteKind}, ${event.undoes}::int
      FROM taken
    ), ended AS (
      UPDATE deal_version SET valid_to = ${event.effectiveAt}
      FROM taken
      WHERE deal_id = ${deal.id}::uuid AND valid_to IS NULL AND valid_from < ${event.effectiveAt}
    ), begun AS (
      INSERT INTO deal_version (workspace_id, deal_id, valid_from, sequence, name, account_id, amount, currency,
        stage, status, owner_id, source, close_date, next_step, forecast_category, lost_reason, lost_note,
        closed_at, removed_at)
      SELECT ${deal.workspaceId}::uuid, ${deal.id}::uuid, ${event.effectiveAt}, ${event.sequence}, ${fields.name},
        ${fields.accountId}::uuid, ${fields.amount}::bigint, ${fields.currency}, ${fields.stage},
        ${fields.status}::"StageKind", ${fields.ownerId}::uuid, ${fields.source}, ${fields.closeDate}::date,
        ${fields.nextStep}, ${category}::"ForecastCategory", ${fields.lostReason},
        ${fields.lostNote}, ${fields.closedAt}::timestamptz, ${fields.removedAt}::timestamptz
      FROM taken
      ON CONFLICT (deal_id, valid_from) DO UPDATE SET sequence = excluded.sequence, name = excluded.name,
        account_id = excluded.account_id, amount = excluded.amount, currency = excluded.currency,
        stage = excluded.stage, status = excluded.status, owner_id = excluded.owner_id,
        source = excluded.source, close_date = excluded.close_date, next_step = excluded.next_step,
        forecast_category = excluded.forecast_category, lost_reason = excluded.lost_reason,
        lost_note = excluded.lost_note, closed_at = excluded.closed_at, removed_at = excluded.removed_at
    )
    UPDATE deal SET name = ${fields.name}, search_name = ${searchName}, account_id = ${fields.accountId}::uuid,
      amount = ${fields.amount}::bigint, currency = ${fields.currency}, stage = ${fields.stage},
      status = ${fields.status}::"StageKind", owner_id = ${fields.ownerId}::uuid, source = ${fields.source},
      close_date = ${fields.closeDate}::date, next_step = ${fields.nextStep},
      forecast_category = ${category}::"ForecastCategory", lost_reason = ${fields.lostReason},
      lost_note = ${fields.lostNote}, closed_at = ${fields.closedAt}::timestamptz,
      removed_at = ${fields.removedAt}::timestamptz, version = deal.version + 1,
      stage_entered_at = ${enteredAt}, last_activity_at = ${event.effectiveAt}
    FROM taken
    WHERE deal.id = ${deal.id}::uuid AND deal.version = ${deal.version}`;
  return written === 1;
}
