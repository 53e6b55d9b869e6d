import { DEAL_COLUMNS, DEAL_TABLES, type DealRecord } from './deals.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './storage.ts';

/** A deal as an export tells it. */
export interface ExportedDeal extends DealRecord {
  /** When the last change that the export covers was recorded. */
  readonly updatedAt: Date;
}

/** Which deals, and as of when. */
export interface ExportPage {
  /** Deals with higher numbers only; 0 begins. */
  readonly after: number;
  readonly limit: number;
  /** Null: as they are now. */
  readonly at: Date | null;
}

/** The next deals by number, removed ones and those that weren't there yet left out. */
export async function loadExportPage(
  database: Database,
  workspaceId: string,
  { after, limit, at }: ExportPage,
): Promise<ExportedDeal[]> {
  const covered = at === null ? Prisma.empty : Prisma.sql`AND effective_at <= ${at}`;
  return database.$queryRaw<ExportedDeal[]>`
    SELECT ${DEAL_COLUMNS}, (
      SELECT max(recorded_at) FROM deal_event WHERE deal_id = deal.id ${covered}
    ) AS "updatedAt"
    FROM ${at === null ? DEAL_TABLES : tablesAsOf(workspaceId, at)}
    WHERE deal.workspace_id = ${workspaceId}::uuid AND deal.number > ${after} AND deal.removed_at IS NULL
    ORDER BY deal.number LIMIT ${limit}`;
}

/** {@link DEAL_TABLES} with each deal's fields as of an instant. */
function tablesAsOf(workspaceId: string, at: Date): Prisma.Sql {
  return Prisma.sql`(
      SELECT now.id, now.workspace_id, now.number, now.external_id, now.version, now.created_at,
        now.stage_entered_at, now.last_activity_at, was.name, was.account_id, was.amount, was.currency,
        was.stage, was.status, was.owner_id, was.source, was.close_date, was.next_step,
        was.forecast_category, was.lost_reason, was.lost_note, was.closed_at, was.removed_at
      FROM deal AS now JOIN deal_version AS was ON was.deal_id = now.id
      WHERE now.workspace_id = ${workspaceId}::uuid
        AND was.valid_from <= ${at} AND (was.valid_to IS NULL OR was.valid_to > ${at})
    ) AS deal
    JOIN member AS owner ON owner.id = deal.owner_id LEFT JOIN account ON account.id = deal.account_id`;
}

/** The names of accounts, by id. */
export async function findAccountNames(
  database: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database.account.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
