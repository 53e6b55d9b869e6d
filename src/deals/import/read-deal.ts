import { normaliseName } from '../../language/normalise-name.ts';
import { FORECAST_CATEGORIES, type ForecastCategory } from '../../pipeline/deal.ts';
import type { Money } from '../../pipeline/money.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { type AmountContext, readFileAmount } from './amounts.ts';
import { type Cells, cellsOf, RowRefused } from './cells.ts';
import type { Columns } from './columns.ts';
import type { CsvRow } from './csv-file.ts';
import type { DateOrder, FileDate } from './dates.ts';
import { derivedIds } from './derived-id.ts';
import type { FileDeal, FileOwner } from './file-deal.ts';
import { readLostReason } from './lost-reasons.ts';
import { firstStageOf } from './stages.ts';
import { readStatus } from './status.ts';

/** What is decided about a file before its rows are read. */
export interface ReadingContext {
  readonly columns: Columns;
  readonly order: DateOrder;
  /** IANA name; of times without a zone. */
  readonly timeZone: string;
  readonly amounts: AmountContext;
  /** By the name as the file writes it. */
  readonly stages: ReadonlyMap<string, Stage>;
  readonly workspaceStages: readonly Stage[];
  /** Folded owner name to Slack user id. */
  readonly owners: ReadonlyMap<string, string>;
}

/** A row that can't be imported. */
export interface FailedRow {
  readonly line: number;
  readonly reason: string;
}

/** Owners are required; this one stands for none, and anybody can claim the deal. */
export const NOBODY = 'Unassigned';

/** Makes the reader of a file's rows, which remembers the ids that it has seen. */
export function dealReader(context: ReadingContext): (row: CsvRow) => FileDeal | FailedRow {
  const deriveId = derivedIds();
  const lines = new Map<string, number>();
  return (row) => {
    if ('reason' in row) return row;
    try {
      const deal = readDeal(context, row.line, row.cells, deriveId);
      const earlier = deal.externalId === null ? undefined : lines.get(deal.externalId);
      if (deal.externalId !== null && earlier !== undefined) {
        throw new RowRefused(`${deal.externalId} is on line ${earlier} already`);
      }
      if (deal.externalId !== null) lines.set(deal.externalId, row.line);
      return deal;
    } catch (error) {
      if (error instanceof RowRefused) return { line: row.line, reason: error.message };
      throw error;
    }
  };
}

function readDeal(
  context: ReadingContext,
  line: number,
  values: readonly string[],
  deriveId: ReturnType<typeof derivedIds>,
): FileDeal {
  const { columns } = context;
  if (values.length !== columns.header.length) {
    throw new RowRefused(`${values.length} columns where the header has ${columns.header.length}`);
  }
  const cells = cellsOf(columns, values, context);
  const name = nameOf(cells);
  const account = cells.limited('account');
  const createdAt = cells.date('createdAt') ?? null;
  const stage = stageOf(cells, context);
  const closeDate = cells.date('closeDate');
  const closedAt = stage.kind === 'open' ? null : closingOf(cells, stage);
  const ownId = cells.text('externalId') ?? null;
  const isUnnamed = ownId === null && columns.isOwnExport;
  const created = createdAt === null ? null : createdAt.instant.toISOString();
  return {
    line,
    name,
    account,
    stage,
    createdAt,
    closedAt: closedAt ?? (stage.kind === 'open' ? null : (closeDate ?? null)),
    externalId: isUnnamed ? null : (ownId ?? deriveId(name, account ?? null, created)),
    number: numberOf(cells),
    owner: ownerOf(cells, context),
    amount: amountOf(cells, context.amounts),
    plain: withoutUndefined({
      source: cells.limited('source'),
      closeDate: closeDate === null ? null : closeDate?.day,
      nextStep: cells.limited('nextStep'),
      forecastCategory: categoryOf(cells),
      ...lossOf(cells, stage),
    }),
  };
}

function nameOf(cells: Cells): string {
  const parts = [cells.text('account'), cells.text('product')].filter((part) => part != null);
  const made = parts.length > 0 ? parts.join(' – ') : cells.text('externalId');
  return cells.limited('name') ?? made ?? cells.refuse('name', 'the deal has no name');
}

function stageOf(cells: Cells, { stages, workspaceStages }: ReadingContext): Stage {
  const said = cells.text('stage');
  const stage = said == null ? undefined : stages.get(said);
  const status = readStatus(cells.text('status') ?? '');
  if (status === undefined) return cells.refuse('status', `${cells.text('status')} is no status that I know`);
  if (status === null) {
    if (said === null) return cells.refuse('stage', 'the deal has no stage');
    return stage ?? firstStageOf('open', workspaceStages);
  }
  if (stage === undefined || (status !== 'open' && stage.kind !== status)) {
    return firstStageOf(status, workspaceStages);
  }
  return stage.kind === status ? stage : cells.refuse('status', `${status}, but the stage is ${said}`);
}

function closingOf(cells: Cells, stage: Stage): FileDate | null {
  return cells.date(stage.kind === 'won' ? 'wonAt' : 'lostAt') ?? cells.date('closedAt') ?? null;
}

function ownerOf(cells: Cells, { columns, owners }: ReadingContext): FileOwner | undefined {
  const said = cells.text('owner');
  if (said === undefined) return undefined;
  const name = cells.text('ownerName') ?? said ?? NOBODY;
  // Our export has the Slack user id as owner where there is one, else the name twice.
  if (columns.isOwnExport && said !== null && said !== name) return { name, slackUserId: said };
  return { name, slackUserId: owners.get(normaliseName(name)) ?? null };
}

function amountOf(cells: Cells, context: AmountContext): Money | null | undefined {
  const said = cells.text('amount');
  if (said == null) return said;
  const reading = readFileAmount(said, cells.text('currency') ?? null, context);
  return reading.ok ? reading.money : cells.refuse('amount', reading.reason);
}

function numberOf(cells: Cells): number | null {
  const said = cells.text('number');
  return said != null && /^\d{1,9}$/.test(said) ? Number(said) : null;
}

/** Undefined for the categories that only say again how a deal stands, such as Salesforce's "Closed". */
function categoryOf(cells: Cells): ForecastCategory | undefined {
  const word = normaliseName(cells.text('forecastCategory') ?? '').replaceAll(' ', '');
  return FORECAST_CATEGORIES.find((category) => category.toLowerCase() === word);
}

/** Why a deal was lost is kept for lost deals only: a CRM may keep it after reopening. */
function lossOf(cells: Cells, stage: Stage): FileDeal['plain'] {
  const said = cells.text('lostReason');
  if (said === undefined) return {};
  if (stage.kind !== 'lost') return { lostReason: null, lostNote: null };
  const note = cells.limited('lostNote');
  return { ...readLostReason(said ?? ''), ...(note == null ? {} : { lostNote: note }) };
}

/** Without the fields that the file says nothing of. */
function withoutUndefined(
  fields: { [Field in keyof FileDeal['plain']]: FileDeal['plain'][Field] | undefined },
) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
