import type { Day } from '../pipeline/day.ts';
import type { Database } from './storage.ts';

/** What one unit of a currency is worth in the workspace's currency on a day, as a plain decimal. */
export interface DayRate {
  readonly day: Day;
  readonly currency: string;
  readonly rate: string;
}

/** Stores rates; one that is there already for its currency and day is replaced. */
export async function saveRates(
  database: Database,
  workspaceId: string,
  rates: readonly DayRate[],
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO exchange_rate (workspace_id, currency, day, rate)
    SELECT ${workspaceId}::uuid, currency, day, rate
    FROM jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) AS given (day date, currency char(3), rate numeric)
    ON CONFLICT (workspace_id, currency, day) DO UPDATE SET rate = excluded.rate`;
}
