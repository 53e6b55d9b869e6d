import type { Day } from '../pipeline/day.ts';
import { DEAL_COLUMNS, DEAL_TABLES, type DealRecord, dealsWhere } from './deals.ts';
import type { Database } from './storage.ts';

/** What the order of need depends on, as pipeline/next-action.ts decides it for one deal. */
export interface Need {
  readonly today: Day;
  /** IANA name. */
  readonly timeZone: string;
  /** By stage key: the last day on which a deal there may have been active and be quiet. */
  readonly quietSince: Readonly<Record<string, Day>>;
}

/** An owner's open deals, those that ask for something first, among them the most valuable, and how many there are. */
export async function listDealsByNeed(
  database: Database,
  workspaceId: string,
  ownerId: string,
  { today, timeZone, quietSince }: Need,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ deals: DealRecord[]; total: number }> {
  const where = dealsWhere(workspaceId, { ownerId, openOnly: true });
  const [deals, counts] = await Promise.all([
    database.$queryRaw<DealRecord[]>`
      SELECT ${DEAL_COLUMNS} FROM ${DEAL_TABLES} WHERE ${where}
      ORDER BY CASE
          WHEN deal.close_date < ${today}::date THEN 1
          WHEN deal.next_step IS NULL THEN 2
          WHEN (deal.last_activity_at AT TIME ZONE ${timeZone})::date
            <= (${JSON.stringify(quietSince)}::jsonb ->> deal.stage)::date THEN 3
          WHEN deal.close_date IS NULL THEN 4
          ELSE 5 END,
        deal.amount DESC NULLS LAST, deal.number
      LIMIT ${page.limit} OFFSET ${page.offset}`,
    database.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM deal WHERE ${where}`,
  ]);
  return { deals, total: counts[0]?.total ?? 0 };
}
