import { type AmountSurvey, type DecimalSign, surveyAmounts } from './amounts.ts';
import type { Columns } from './columns.ts';
import { type CsvFile, readCsv } from './csv-file.ts';
import { type DateSurvey, surveyDates } from './date-survey.ts';
import { DATE_FIELDS } from './fields.ts';
import { readStatus } from './status.ts';

/** What a first reading of a file tells before anything is decided row by row. */
export interface Survey {
  readonly rows: number;
  readonly dates: ReturnType<DateSurvey['decide']>;
  readonly decimalSign: DecimalSign | null;
  /** The stages that the file names, each once, as written. */
  readonly stageNames: ReadonlySet<string>;
}

/** Reads a whole file once to let its values decide together how they are written. */
export async function surveyFile(file: CsvFile, columns: Columns): Promise<Survey> {
  const dates = surveyDates();
  const amounts: AmountSurvey = surveyAmounts();
  const stageNames = new Set<string>();
  let rows = -1;
  for await (const row of readCsv(file)) {
    rows += 1;
    if (rows === 0 || !('cells' in row) || row.cells.length !== columns.header.length) continue;
    const cell = (field: Parameters<typeof columns.indexes.get>[0]) =>
      (row.cells[columns.indexes.get(field) ?? -1] ?? '').trim();
    for (const field of DATE_FIELDS) dates.see(cell(field));
    amounts.see(cell('amount'));
    const status = readStatus(cell('status'));
    // A deal that the status calls won or lost needs no stage.
    if (cell('stage') !== '' && status !== 'won' && status !== 'lost') stageNames.add(cell('stage'));
  }
  return { rows, dates: dates.decide(), decimalSign: amounts.decide(), stageNames };
}
