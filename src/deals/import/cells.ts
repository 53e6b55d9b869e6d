import { TEXT_LIMITS } from '../../pipeline/deal.ts';
import type { Columns } from './columns.ts';
import { type DateOrder, type FileDate, readFileDate } from './dates.ts';
import type { ImportField } from './fields.ts';

/** Thrown for a row that can't be imported, with the reason that its reader gets. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
}

/** One row's cells by field. */
export interface Cells {
  /** Undefined without such a column, null for an empty cell. */
  text(field: ImportField): string | null | undefined;
  /** A text that a field of a deal has to hold. Throws {@link RowRefused} when it is too long. */
  limited(field: ImportField & keyof typeof TEXT_LIMITS): string | null | undefined;
  /** Throws {@link RowRefused} for what is no date. */
  date(field: ImportField): FileDate | null | undefined;
  /** Throws {@link RowRefused} with the column's own name before the reason. */
  refuse(field: ImportField, reason: string): never;
}

/** Reads one row's cells; every row has as many as the header. */
export function cellsOf(
  { header, indexes, isOwnExport }: Columns,
  cells: readonly string[],
  { order, timeZone }: { readonly order: DateOrder; readonly timeZone: string },
): Cells {
  const refuse = (field: ImportField, reason: string): never => {
    throw new RowRefused(`${header[indexes.get(field) ?? -1] ?? field}: ${reason}`);
  };
  const text = (field: ImportField): string | null | undefined => {
    const index = indexes.get(field);
    if (index === undefined) return undefined;
    const cleaned = clean(cells[index] ?? '', isOwnExport);
    return cleaned === '' ? null : cleaned;
  };
  return {
    refuse,
    text,
    limited(field) {
      const value = text(field);
      const limit = TEXT_LIMITS[field];
      if (value != null && value.length > limit) refuse(field, `${value.length} characters, ${limit} fit`);
      return value;
    },
    date(field) {
      const value = text(field);
      if (value == null) return value;
      return readFileDate(value, order, timeZone) ?? refuse(field, `${value} is not a date`);
    },
  };
}

/** Without what nobody sees; our own export's guard against formulas (see export-csv) taken off. */
function clean(cell: string, isOwnExport: boolean): string {
  const visible = cell
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
  return isOwnExport ? visible.replace(/^'(?='*[=+@-])/, '') : visible;
}
