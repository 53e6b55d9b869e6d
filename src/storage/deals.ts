import type { Deal } from '../pipeline/deal.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './storage.ts';
import type { Transaction } from './transaction.ts';

/** A deal with the names that people know it by. */
export interface DealRecord extends Deal {
  readonly accountName: string | null;
  readonly ownerName: string;
  /** Null for an owner that an import named. */
  readonly ownerSlackUserId: string | null;
}

/** The columns of a DealRecord; its tables are joined as `deal`, `account` and `owner`. */
export const DEAL_COLUMNS = Prisma.sql`
  deal.id, deal.workspace_id AS "workspaceId", deal.number, deal.external_id AS "externalId", deal.name,
  deal.account_id AS "accountId", deal.amount, deal.currency, deal.stage, deal.status::text AS status,
  deal.owner_id AS "ownerId", deal.source, deal.close_date::text AS "closeDate",
  deal.next_step AS "nextStep",
  CASE deal.forecast_category WHEN 'best_case' THEN 'bestCase' ELSE deal.forecast_category::text END
    AS "forecastCategory",
  deal.lost_reason AS "lostReason", deal.lost_note AS "lostNote", deal.closed_at AS "closedAt",
  deal.removed_at AS "removedAt", deal.version, deal.created_at AS "createdAt",
  deal.stage_entered_at AS "stageEnteredAt", deal.last_activity_at AS "lastActivityAt",
  account.name AS "accountName", owner.name AS "ownerName", owner.slack_user_id AS "ownerSlackUserId"`;

/** The tables that {@link DEAL_COLUMNS} reads. */
export const DEAL_TABLES = Prisma.sql`
  deal JOIN member AS owner ON owner.id = deal.owner_id LEFT JOIN account ON account.id = deal.account_id`;

/** Loads a deal and keeps others from changing it until the transaction ends. */
export async function lockDeal(
  transaction: Transaction,
  workspaceId: string,
  dealId: string,
): Promise<DealRecord | undefined> {
  const [row] = await transaction.$queryRaw<DealRecord[]>`
    SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES}
    WHERE deal.workspace_id = ${workspaceId}::uuid AND deal.id = ${dealId}::uuid
    FOR UPDATE OF deal`;
  return row;
}

/** Deals of a workspace by id; removed ones too. */
export async function findDeals(
  database: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<DealRecord[]> {
  if (ids.length === 0) return [];
  return database.$queryRaw<DealRecord[]>`
    SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES}
    WHERE deal.workspace_id = ${workspaceId}::uuid AND deal.id = ANY(${[...ids]}::uuid[])`;
}

/** The deal that people call `#number`; undefined when there is none or its creation was undone. */
export async function findDealByNumber(
  database: Database,
  workspaceId: string,
  number: number,
): Promise<DealRecord | undefined> {
  const [row] = await database.$queryRaw<DealRecord[]>`
    SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES}
    WHERE deal.workspace_id = ${workspaceId}::uuid AND deal.number = ${number} AND deal.removed_at IS NULL`;
  return row;
}

/** Which deals a list shows or a total counts. */
export interface DealFilter {
  readonly ownerId?: string;
  /** Those of the members under this one. */
  readonly managerId?: string;
  readonly stage?: string;
  readonly openOnly: boolean;
}

/** The condition of a filter on the table `deal`. */
export function dealsWhere(
  workspaceId: string,
  { ownerId, managerId, stage, openOnly }: DealFilter,
): Prisma.Sql {
  return Prisma.sql`deal.workspace_id = ${workspaceId}::uuid AND deal.removed_at IS NULL
    ${openOnly ? Prisma.sql`AND deal.status = 'open'` : Prisma.empty}
    ${ownerId === undefined ? Prisma.empty : Prisma.sql`AND deal.owner_id = ${ownerId}::uuid`}
    ${
      managerId === undefined
        ? Prisma.empty
        : Prisma.sql`AND deal.owner_id IN (SELECT id FROM member WHERE manager_id = ${managerId}::uuid)`
    }
    ${stage === undefined ? Prisma.empty : Prisma.sql`AND deal.stage = ${stage}`}`;
}

/** A page of deals, the most valuable first (largest amount, then oldest number), and how many there are. */
export async function listDeals(
  database: Database,
  workspaceId: string,
  filter: DealFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ deals: DealRecord[]; total: number }> {
  const where = dealsWhere(workspaceId, filter);
  const [deals, counts] = await Promise.all([
    database.$queryRaw<DealRecord[]>`
      SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES} WHERE ${where}
      ORDER BY deal.amount DESC NULLS LAST, deal.number LIMIT ${page.limit} OFFSET ${page.offset}`,
    database.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM deal WHERE ${where}`,
  ]);
  return { deals, total: counts[0]?.total ?? 0 };
}

/** Deals whose folded name, next step or notes hold a text, open ones and the latest touched first. */
export async function findDealsMentioning(
  database: Database,
  workspaceId: string,
  { text, foldedText, limit }: { readonly text: string; readonly foldedText: string; readonly limit: number },
): Promise<{ deals: DealRecord[]; total: number }> {
  const pattern = containing(text);
  const where = Prisma.sql`deal.workspace_id = ${workspaceId}::uuid AND deal.removed_at IS NULL AND (
    deal.search_name LIKE ${containing(foldedText)}
    OR deal.next_step ILIKE ${pattern}
    OR EXISTS (SELECT FROM deal_event WHERE deal_event.deal_id = deal.id AND deal_event.note ILIKE ${pattern}))`;
  const [deals, counts] = await Promise.all([
    database.$queryRaw<DealRecord[]>`
      SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES} WHERE ${where}
      ORDER BY deal.status = 'open' DESC, deal.last_activity_at DESC LIMIT ${limit}`,
    database.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM deal WHERE ${where}`,
  ]);
  return { deals, total: counts[0]?.total ?? 0 };
}

/** A LIKE pattern for a text anywhere in another; its own wildcards are taken literally. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
