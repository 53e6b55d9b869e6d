import { type Day, dayOf, noonOf } from '../../pipeline/day.ts';
import type { Workspace } from '../../pipeline/workspace.ts';
import { claimSnapshotDay, findSnapshotDay } from '../../storage/snapshot-day.ts';
import type { Storage } from '../../storage/storage.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { recogniseColumns } from './columns.ts';
import { type CsvFile, inspectCsv, readCsv } from './csv-file.ts';
import type { DateOrder } from './dates.ts';
import type { ImportField } from './fields.ts';
import type { FileDeal } from './file-deal.ts';
import { type BatchContext, type BatchOutcome, importBatch, LostRace } from './import-batch.ts';
import { ImportRefused } from './import-refused.ts';
import { dealReader, type FailedRow } from './read-deal.ts';
import { firstStageOf, recogniseStages } from './stages.ts';
import { surveyFile } from './survey.ts';

/** What a person asked for with a file. */
export interface ImportRequest {
  readonly path: string;
  readonly columns: ReadonlyMap<ImportField, string>;
  /** Folded stage name to stage key. */
  readonly stages: ReadonlyMap<string, string>;
  /** Folded owner name to Slack user id. */
  readonly owners: ReadonlyMap<string, string>;
  /** Null: as the file's dates decide. */
  readonly dates: DateOrder | null;
  /** The day that the file is a snapshot of. */
  readonly asOf: Day | null;
  readonly update: boolean;
  readonly dryRun: boolean;
}

/** Who takes part while an import runs. */
export interface ImportListener {
  /** Asked when the dates can be read in several ways; absent: nobody is there to ask. */
  readonly askDates?: ((example: string) => Promise<DateOrder>) | undefined;
  /** Told of every batch that is in. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What became of a file. */
export interface ImportReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Known deals with other values, which nobody asked to take over. */
  readonly differs: number;
  readonly failed: readonly FailedRow[];
  /** The file's stage names and the keys that they were read as. */
  readonly stages: Readonly<Record<string, string>>;
  readonly dates: DateOrder | null;
}

/** Rows in one transaction: few enough that nobody waits for long, enough that a file takes seconds. */
const BATCH_ROWS = 500;
const ATTEMPTS = 3;

/**
 * Brings a file's deals in, quietly. The file is read twice: first its values decide together how they are
 * written, then its rows come in by batches, each whole or not at all, and none twice. A row that can't be
 * read is reported and doesn't keep the others. Throws {@link ImportRefused} before anything is written.
 */
export async function importDeals(
  storage: Storage,
  workspace: Workspace,
  request: ImportRequest,
  now: Date,
  listener: ImportListener = {},
): Promise<ImportReport> {
  const { file, columns } = await openFile(request);
  const survey = await surveyFile(file, columns);
  const stages = recogniseStages(survey.stageNames, workspace.stages, request.stages);
  const dates = request.dates ?? (await decideDates(survey.dates, listener));
  await refuseWrongDay(storage, workspace, request, now);

  const context = {
    workspaceId: workspace.id,
    firstStage: firstStageOf('open', workspace.stages),
    now,
    asOf: request.asOf === null ? null : noonOf(request.asOf),
    update: request.update,
  };
  const read = dealReader({
    columns,
    order: dates ?? 'ymd',
    timeZone: workspace.timeZone,
    amounts: { decimalSign: columns.isOwnExport ? '.' : survey.decimalSign, currency: workspace.currency },
    stages,
    workspaceStages: workspace.stages,
    owners: request.owners,
  });
  const taken = new Set<string>();
  const failed: FailedRow[] = [];
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, differs: 0 };
  let batch: FileDeal[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const outcome = await runBatch(storage, { ...context, taken }, batch, request.dryRun);
    batch = [];
    counts.created += outcome.created;
    counts.updated += outcome.updated;
    counts.unchanged += outcome.unchanged;
    counts.differs += outcome.differs;
    failed.push(...outcome.failed);
    for (const id of outcome.dealIds) taken.add(id);
    listener.onProgress?.(counts.rows, survey.rows);
  };
  let isHeader = true;
  for await (const row of readCsv(file)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    counts.rows += 1;
    const deal = read(row);
    if ('reason' in deal) failed.push(deal);
    else batch.push(deal);
    if (batch.length === BATCH_ROWS) await flush();
  }
  await flush();
  return {
    ...counts,
    failed: failed.toSorted((a, b) => a.line - b.line),
    stages: Object.fromEntries([...stages].map(([name, stage]) => [name, stage.key])),
    dates,
  };
}

async function openFile({ path, columns }: ImportRequest) {
  const file: CsvFile = await inspectCsv(path);
  for await (const row of readCsv(file)) {
    if ('cells' in row) return { file, columns: recogniseColumns(row.cells, columns) };
  }
  throw new ImportRefused(`${path} has no header line: export it again.`);
}

async function decideDates(
  found: Awaited<ReturnType<typeof surveyFile>>['dates'],
  { askDates }: ImportListener,
): Promise<DateOrder | null> {
  if (found === null || typeof found === 'string') return found;
  if (askDates !== undefined) return askDates(found.undecided);
  throw new ImportRefused(
    `Dates such as ${found.undecided} can be read in more than one way: add --dates mdy (month first), dmy (day first) or ymd.`,
  );
}

/** Snapshots come one after the other, since each is compared with what was known before it. */
async function refuseWrongDay(
  { database }: Storage,
  workspace: Workspace,
  { asOf, dryRun }: ImportRequest,
  now: Date,
): Promise<void> {
  if (asOf === null) return;
  if (asOf > dayOf(now, workspace.timeZone)) {
    throw new ImportRefused(`--as-of ${asOf} is in the future: give the day that the file was exported.`);
  }
  const newest = await findSnapshotDay(database, workspace.id);
  const isInOrder = newest === null || newest <= asOf;
  if (isInOrder && (dryRun || (await claimSnapshotDay(database, workspace.id, asOf)))) return;
  throw new ImportRefused(
    `A snapshot of ${newest} is in already, and ${asOf} is before it: import snapshots from the oldest to the newest.`,
  );
}

/** Carries what a rehearsed batch would have done out of the transaction that must not commit. */
class Rehearsed extends Error {
  override readonly name = 'Rehearsed';
  readonly outcome: BatchOutcome;

  constructor(outcome: BatchOutcome) {
    super('rehearsed');
    this.outcome = outcome;
  }
}

async function runBatch(
  storage: Storage,
  context: BatchContext,
  rows: readonly FileDeal[],
  dryRun: boolean,
): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(storage, async (transaction) => {
        const outcome = await importBatch(transaction, context, rows);
        if (dryRun) throw new Rehearsed(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.outcome;
      if (!(error instanceof LostRace) || attempt === ATTEMPTS) throw error;
    }
  }
}
