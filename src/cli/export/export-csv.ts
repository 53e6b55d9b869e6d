import { stringify } from 'csv-stringify/sync';
import type { ExportedDeal } from '../../storage/export-page.ts';
import { exportedFields } from './exported-fields.ts';

/** The columns of the CSV; `import` recognises the file by them. */
const COLUMNS = [
  'number',
  'externalId',
  'name',
  'account',
  'stage',
  'status',
  'amount',
  'currency',
  'owner',
  'ownerName',
  'source',
  'closeDate',
  'nextStep',
  'forecastCategory',
  'lostReason',
  'lostNote',
  'createdAt',
  'closedAt',
] as const satisfies readonly (keyof ReturnType<typeof exportedFields>)[];

/** The export as CSV text in pieces, one a page. */
export async function* exportCsv(pages: AsyncIterable<readonly ExportedDeal[]>): AsyncGenerator<string> {
  yield stringify([COLUMNS]);
  for await (const page of pages) {
    yield stringify(
      page.map((deal) => {
        const fields = exportedFields(deal);
        return COLUMNS.map((column) => guarded(fields[column]));
      }),
    );
  }
}

/**
 * A spreadsheet runs a cell that begins with one of these signs as a formula; an apostrophe makes it text.
 * `import` takes it off again. Source: OWASP, "CSV Injection".
 */
function guarded(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^'*[=+@-]/.test(value) ? `'${value}` : value;
}
