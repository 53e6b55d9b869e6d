import type { Day } from '../pipeline/day.ts';
import { type DealFilter, dealsWhere } from './deals.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './storage.ts';

/** Deals of one currency counted: those without an amount have no currency and come to nothing. */
export interface CountedDeals {
  readonly count: number;
  readonly currency: string | null;
  /** Minor units. */
  readonly minor: bigint;
  /** The rate of the day to the workspace's currency, as a plain decimal; null: none is known. */
  readonly rate: string | null;
}

export interface StageCount extends CountedDeals {
  readonly stage: string;
}

export interface OwnerCount extends CountedDeals {
  readonly ownerId: string;
  readonly ownerName: string;
  /** How many of them should have closed before today. */
  readonly overdue: number;
}

/** A sum of bigint is numeric, which the driver would make a float of. */
type Row<Counted extends CountedDeals> = Omit<Counted, 'minor'> & { readonly minor: string };

/** The deals of a filter by currency, each with the latest rate up to a day. */
export async function countDeals(
  database: Database,
  workspaceId: string,
  filter: DealFilter,
  today: Day,
): Promise<CountedDeals[]> {
  const rows = await database.$queryRaw<Row<CountedDeals>[]>`
    WITH counted AS (
      SELECT ${COUNTS} FROM deal WHERE ${dealsWhere(workspaceId, filter)} GROUP BY deal.currency)
    SELECT counted.*, ${rateOn(workspaceId, today)} AS rate FROM counted`;
  return rows.map(countedOf);
}

/** The deals of a filter by stage and currency. */
export async function countByStage(
  database: Database,
  workspaceId: string,
  filter: DealFilter,
  today: Day,
): Promise<StageCount[]> {
  const rows = await database.$queryRaw<Row<StageCount>[]>`
    WITH counted AS (
      SELECT deal.stage, ${COUNTS} FROM deal
      WHERE ${dealsWhere(workspaceId, filter)} GROUP BY deal.stage, deal.currency)
    SELECT counted.*, ${rateOn(workspaceId, today)} AS rate FROM counted`;
  return rows.map(countedOf);
}

/** The deals of a filter by owner and currency, by the owners' names. */
export async function countByOwner(
  database: Database,
  workspaceId: string,
  filter: DealFilter,
  today: Day,
): Promise<OwnerCount[]> {
  const rows = await database.$queryRaw<Row<OwnerCount>[]>`
    WITH counted AS (
      SELECT deal.owner_id, ${COUNTS}, count(*) FILTER (WHERE deal.close_date < ${today}::date)::int AS overdue
      FROM deal WHERE ${dealsWhere(workspaceId, filter)} GROUP BY deal.owner_id, deal.currency)
    SELECT counted.count, counted.overdue, counted.currency, counted.minor, owner.id AS "ownerId",
      owner.name AS "ownerName", ${rateOn(workspaceId, today)} AS rate
    FROM counted JOIN member AS owner ON owner.id = counted.owner_id
    ORDER BY owner.name, owner.id`;
  return rows.map(countedOf);
}

const COUNTS = Prisma.sql`
  count(*)::int AS count, deal.currency, coalesce(sum(deal.amount), 0)::text AS minor`;

/** The latest rate of `counted.currency` that was known on a day, in one index look-up. */
function rateOn(workspaceId: string, today: Day): Prisma.Sql {
  return Prisma.sql`(
    SELECT rate::text FROM exchange_rate
    WHERE workspace_id = ${workspaceId}::uuid AND currency = counted.currency AND day <= ${today}::date
    ORDER BY day DESC LIMIT 1)`;
}

function countedOf<Counted extends { readonly minor: string }>(
  row: Counted,
): Omit<Counted, 'minor'> & { minor: bigint } {
  return { ...row, minor: BigInt(row.minor) };
}
