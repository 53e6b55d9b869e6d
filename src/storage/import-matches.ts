import type { DealFields } from '../pipeline/deal.ts';
import type { DealEvent } from '../pipeline/history.ts';
import { DEAL_COLUMNS, DEAL_TABLES, type DealRecord } from './deals.ts';
import { eventOf } from './events.ts';
import type { Database } from './storage.ts';
import type { Transaction } from './transaction.ts';

/** Deals by their ids in another system; removed ones too. */
export async function findDealsByExternalId(
  database: Database,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<DealRecord[]> {
  return database.$queryRaw<DealRecord[]>`
    SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES}
    WHERE deal.workspace_id = ${workspaceId}::uuid AND deal.external_id = ANY(${[...externalIds]}::text[])`;
}

/** Deals without an id in another system whose history begins at one of the instants, by number. */
export async function findDealsBegunAt(
  database: Database,
  workspaceId: string,
  instants: readonly Date[],
): Promise<DealRecord[]> {
  return database.$queryRaw<DealRecord[]>`
    SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES}
    WHERE deal.workspace_id = ${workspaceId}::uuid AND deal.external_id IS NULL AND deal.id IN (
      SELECT deal_id FROM deal_event
      WHERE workspace_id = ${workspaceId}::uuid AND sequence = 1
        AND effective_at = ANY(${instants.map((instant) => instant.toISOString())}::timestamptz[]))
    ORDER BY deal.number`;
}

/** The deals that inputs created, by input id. */
export async function findDealsByInput(
  database: Database,
  workspaceId: string,
  inputIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database.input.findMany({
    where: { workspaceId, id: { in: [...inputIds] } },
    select: { id: true, dealId: true },
  });
  return new Map(rows.map(({ id, dealId }) => [id, dealId]));
}

/** The fields of deals as of an instant, by deal; a deal that wasn't there yet is left out. */
export async function findFieldsAt(
  database: Database,
  workspaceId: string,
  dealIds: readonly string[],
  at: Date,
): Promise<Map<string, DealFields>> {
  const rows = await database.$queryRaw<(DealFields & { dealId: string })[]>`
    SELECT deal_id AS "dealId", name, account_id AS "accountId", amount, currency, stage,
      status::text AS status, owner_id AS "ownerId", source, close_date::text AS "closeDate",
      next_step AS "nextStep",
      CASE forecast_category WHEN 'best_case' THEN 'bestCase' ELSE forecast_category::text END
        AS "forecastCategory",
      lost_reason AS "lostReason", lost_note AS "lostNote", closed_at AS "closedAt",
      removed_at AS "removedAt"
    FROM deal_version
    WHERE workspace_id = ${workspaceId}::uuid AND deal_id = ANY(${[...dealIds]}::uuid[])
      AND valid_from <= ${at} AND (valid_to IS NULL OR valid_to > ${at})`;
  return new Map(rows.map((row) => [row.dealId, row]));
}

/** Keeps others from changing deals until the transaction ends; their versions by id. */
export async function lockDeals(
  transaction: Transaction,
  workspaceId: string,
  dealIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await transaction.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM deal
    WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...dealIds]}::uuid[])
    ORDER BY id FOR UPDATE`;
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** The whole histories of several deals in the order of recording, by deal. */
export async function loadHistories(
  database: Database,
  workspaceId: string,
  dealIds: readonly string[],
): Promise<Map<string, DealEvent[]>> {
  const rows = await database.dealEvent.findMany({
    where: { workspaceId, dealId: { in: [...dealIds] } },
    orderBy: [{ dealId: 'asc' }, { sequence: 'asc' }],
  });
  const histories = new Map<string, DealEvent[]>();
  for (const row of rows) {
    const history = histories.get(row.dealId) ?? [];
    history.push(eventOf(row));
    histories.set(row.dealId, history);
  }
  return histories;
}
