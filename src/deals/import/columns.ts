import { COLUMN_NAMES, IMPORT_FIELDS, type ImportField } from './fields.ts';
import { ImportRefused } from './import-refused.ts';

/** Which column of a file holds which field. */
export interface Columns {
  readonly header: readonly string[];
  readonly indexes: ReadonlyMap<ImportField, number>;
  /** True for a file that our own export wrote: only there is the number of a deal its own. */
  readonly isOwnExport: boolean;
}

/**
 * Recognises the columns of a file by their names; `mapped` (field to column name) comes first. Throws
 * {@link ImportRefused} when a mapped column isn't there or nothing says what the deals are.
 */
export function recogniseColumns(
  header: readonly string[],
  mapped: ReadonlyMap<ImportField, string>,
): Columns {
  const folded = header.map(foldColumn);
  const isOwnExport =
    folded.includes('number') && folded.includes('ownername') && folded.includes('lostnote');
  const indexes = new Map<ImportField, number>();
  for (const [field, column] of mapped) indexes.set(field, mappedIndex(header, field, column));
  for (const field of IMPORT_FIELDS) {
    if (indexes.has(field) || ((field === 'number' || field === 'ownerName') && !isOwnExport)) continue;
    const index = COLUMN_NAMES[field].map((name) => folded.indexOf(name)).find((at) => at >= 0);
    if (index !== undefined) indexes.set(field, index);
  }
  if (!saysWhatDealsAre(indexes)) {
    throw new ImportRefused(
      `This file isn't recognised. Its columns: ${header.join(', ')}. Say which is which: ` +
        `--map name=COLUMN --map stage=COLUMN (also ${IMPORT_FIELDS.slice(0, 16).join(', ')}).`,
    );
  }
  return { header, indexes, isOwnExport };
}

/** A deal needs something to be called by, and a place in the pipeline or at least a value. */
function saysWhatDealsAre(indexes: ReadonlyMap<ImportField, number>): boolean {
  const hasName = (['name', 'account', 'product', 'externalId'] as const).some((field) => indexes.has(field));
  return hasName && (['stage', 'status', 'amount'] as const).some((field) => indexes.has(field));
}

function mappedIndex(header: readonly string[], field: ImportField, column: string): number {
  const exact = header.indexOf(column);
  const index = exact >= 0 ? exact : header.map(foldColumn).indexOf(foldColumn(column));
  if (index < 0) {
    throw new ImportRefused(
      `--map ${field}=${column}: the file has no column "${column}". Its columns: ${header.join(', ')}.`,
    );
  }
  return index;
}

/** "Deal - Expected close date *", "close_date" and "CloseDate" by their letters; Pipedrive's prefix left out. */
function foldColumn(column: string): string {
  return column
    .toLowerCase()
    .replace(/^\s*deal\s+-\s+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
