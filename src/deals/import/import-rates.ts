import { isDay } from '../../pipeline/day.ts';
import { isCurrency } from '../../pipeline/money.ts';
import type { Workspace } from '../../pipeline/workspace.ts';
import { type DayRate, saveRates } from '../../storage/exchange-rates.ts';
import type { Storage } from '../../storage/storage.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { inspectCsv, readCsv } from './csv-file.ts';
import { ImportRefused } from './import-refused.ts';
import type { FailedRow } from './read-deal.ts';

/** What became of a file of rates. */
export interface RatesReport {
  readonly rows: number;
  readonly stored: number;
  readonly failed: readonly FailedRow[];
}

const COLUMNS = ['day', 'currency', 'rate'] as const;

/**
 * Stores a file of `day,currency,rate`, one unit of the currency in the workspace's own; all in one
 * transaction. Throws {@link ImportRefused} when the file has other columns.
 */
export async function importRates(
  storage: Storage,
  workspace: Workspace,
  path: string,
): Promise<RatesReport> {
  const rates = new Map<string, DayRate>();
  const failed: FailedRow[] = [];
  let indexes: readonly number[] | undefined;
  let rows = 0;
  for await (const row of readCsv(await inspectCsv(path))) {
    if (indexes === undefined) {
      indexes = 'cells' in row ? columnsOf(row.cells) : [];
      continue;
    }
    rows += 1;
    const rate =
      'cells' in row
        ? readRate(
            indexes.map((index) => (row.cells[index] ?? '').trim()),
            workspace,
          )
        : row.reason;
    if (typeof rate === 'string') failed.push({ line: row.line, reason: rate });
    else rates.set(`${rate.day} ${rate.currency}`, rate);
  }
  await inTransaction(storage, (transaction) => saveRates(transaction, workspace.id, [...rates.values()]));
  return { rows, stored: rows - failed.length, failed };
}

function columnsOf(header: readonly string[]): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length === 0) return COLUMNS.map((column) => names.indexOf(column));
  throw new ImportRefused(
    `The file needs the columns day,currency,rate in its first line; it has ${header.join(',')}.`,
  );
}

/** The rate, or why it is none. */
function readRate(
  [day = '', code = '', rate = '']: readonly string[],
  { currency: own }: Workspace,
): DayRate | string {
  const currency = code.toUpperCase();
  const isRightDay = isDay(day);
  if (!isRightDay) return `day: ${day} is not a day such as 2026-11-30`;
  if (!isCurrency(currency)) return `currency: ${code} is no currency that I know`;
  if (currency === own) return `currency: ${code} is the workspace's own, which needs no rate`;
  if (!/^\d{1,12}(\.\d{1,12})?$/.test(rate) || Number(rate) === 0)
    return `rate: ${rate} is not a rate such as 1.0845`;
  return { day, currency, rate };
}
