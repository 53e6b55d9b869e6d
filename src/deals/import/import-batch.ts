import type { DealFields } from '../../pipeline/deal.ts';
import { versionsOf } from '../../pipeline/history.ts';
import type { Stage } from '../../pipeline/stage.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { findFieldsAt, loadHistories, lockDeals } from '../../storage/import-matches.ts';
import { takeWantedNumbers } from '../../storage/import-numbers.ts';
import { insertDeals, newDealId } from '../../storage/insert-deals.ts';
import { type LateChange, rewriteHistories } from '../../storage/rewrite-history.ts';
import type { Transaction } from '../../storage/transaction.ts';
import { searchNameOf } from '../search-name.ts';
import type { FileDeal } from './file-deal.ts';
import { creationInput, matchDeals } from './match-deals.ts';
import { asEvents, kindOf, planChange, planNewDeal, type Resolved } from './plan.ts';
import type { FailedRow } from './read-deal.ts';
import { resolveNames } from './resolve-names.ts';

/** Thrown when another import or person changed the same deals meanwhile: run the batch again. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
}

/** What holds for all batches of an import. */
export interface BatchContext {
  readonly workspaceId: string;
  /** Where a deal begins of which only its later stage is known. */
  readonly firstStage: Stage;
  readonly now: Date;
  /** Noon of a snapshot's day; null: the file says how things are now. */
  readonly asOf: Date | null;
  /** Whether known deals take the file's values; a snapshot's always do. */
  readonly update: boolean;
  /** Deals that had their row in an earlier batch. */
  readonly taken: ReadonlySet<string>;
}

/** What became of a batch's rows. */
export interface BatchOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly differs: number;
  readonly failed: readonly FailedRow[];
  /** The deals that the rows were about. */
  readonly dealIds: readonly string[];
}

interface Difference {
  readonly row: FileDeal;
  readonly deal: DealRecord;
}

/** Brings the rows of one batch in, all or none. Throws {@link LostRace}. */
export async function importBatch(
  transaction: Transaction,
  context: BatchContext,
  rows: readonly FileDeal[],
): Promise<BatchOutcome> {
  const { workspaceId, now, asOf } = context;
  const resolved = await resolveNames(transaction, workspaceId, rows, now);
  const matches = await matchDeals(transaction, workspaceId, rows, context.taken);
  const known = [...matches].map(([row, deal]) => ({ row, deal }));
  const stood = await fieldsToCompare(transaction, context, known);

  const failed: FailedRow[] = [];
  const different: Difference[] = [];
  for (const { row, deal } of known) {
    const fields = stood(deal);
    if (fields === undefined) {
      failed.push({
        line: row.line,
        reason: `#${deal.number} is known only since ${dayText(deal.createdAt)}`,
      });
    } else if (Object.keys(planChange(fields, row, resolved(row), asOf ?? now)).length > 0) {
      different.push({ row, deal });
    }
  }
  const isWriting = context.update || asOf !== null;
  const contradicted = isWriting ? await writeChanges(transaction, context, different, resolved) : [];
  const fresh = rows.filter((row) => !matches.has(row));
  const made = await writeNewDeals(transaction, context, fresh, resolved);
  return {
    created: fresh.length,
    updated: isWriting ? different.length - contradicted.length : 0,
    unchanged: known.length - failed.length - different.length,
    differs: isWriting ? 0 : different.length,
    failed: [...failed, ...contradicted],
    dealIds: [...known.map(({ deal }) => deal.id), ...made],
  };
}

/** How deals stood at the instant that the file speaks of; undefined for one that wasn't there yet. */
async function fieldsToCompare(
  transaction: Transaction,
  { workspaceId, asOf }: BatchContext,
  known: readonly Difference[],
): Promise<(deal: DealRecord) => DealFields | undefined> {
  if (asOf === null) return (deal) => deal;
  const ids = known.map(({ deal }) => deal.id);
  const fields = await findFieldsAt(transaction, workspaceId, ids, asOf);
  return (deal) => fields.get(deal.id);
}

async function writeChanges(
  transaction: Transaction,
  context: BatchContext,
  different: readonly Difference[],
  resolved: (row: FileDeal) => Resolved,
): Promise<FailedRow[]> {
  if (different.length === 0) return [];
  const { workspaceId } = context;
  const ids = different.map(({ deal }) => deal.id);
  const locked = await lockDeals(transaction, workspaceId, ids);
  if (different.some(({ deal }) => locked.get(deal.id) !== deal.version)) throw new LostRace();
  const histories = await loadHistories(transaction, workspaceId, ids);
  const failed: FailedRow[] = [];
  const changes: LateChange[] = [];
  for (const { row, deal } of different) {
    const change = changeOf(context, row, deal, histories.get(deal.id) ?? [], resolved(row));
    if (isConsistent([...change.known, ...change.added])) changes.push(change);
    else failed.push({ line: row.line, reason: `#${deal.number} was closed or reopened after the snapshot` });
  }
  if (!(await rewriteHistories(transaction, changes))) throw new LostRace();
  return failed;
}

function changeOf(
  { asOf, now }: BatchContext,
  row: FileDeal,
  deal: DealRecord,
  known: LateChange['known'],
  resolved: Resolved,
): LateChange {
  const at = asOf ?? updateInstant(row, known, now);
  const before = versionsOf(known.filter((event) => event.effectiveAt <= at)).at(-1)?.fields ?? deal;
  const patch = planChange(before, row, resolved, at);
  const added = asEvents([{ kind: kindOf(before, patch), patch, effectiveAt: at }], {
    known: known.length,
    recordedAt: now,
    inputId: (sequence) => `import:${deal.id}:${sequence}`,
  });
  const after = versionsOf([...known, ...added]).at(-1)?.fields ?? deal;
  const accountName = after.accountId === deal.accountId ? deal.accountName : (row.account ?? null);
  return {
    id: deal.id,
    workspaceId: deal.workspaceId,
    searchName: searchNameOf(after.name, accountName),
    known,
    added,
  };
}

/** A closed deal's values hold from its closing, an open one's from now; never before what is known already. */
function updateInstant(row: FileDeal, known: LateChange['known'], now: Date): Date {
  const said = row.stage.kind === 'open' ? now : (row.closedAt?.instant ?? now);
  const last = Math.max(...known.map((event) => event.effectiveAt.getTime()));
  return new Date(Math.max(Math.min(said.getTime(), now.getTime()), last));
}

/** A change put before others can contradict them: a reopening of what was never closed. */
function isConsistent(events: LateChange['known']): boolean {
  return versionsOf(events).every(({ fields }) => (fields.status === 'open') === (fields.closedAt === null));
}

async function writeNewDeals(
  transaction: Transaction,
  { workspaceId, firstStage, now, asOf }: BatchContext,
  rows: readonly FileDeal[],
  resolved: (row: FileDeal) => Resolved,
): Promise<string[]> {
  if (rows.length === 0) return [];
  const numbers = await takeWantedNumbers(
    transaction,
    workspaceId,
    rows.map(({ number }) => number),
  );
  const deals = rows.map((row, index) => ({
    id: newDealId(),
    workspaceId,
    number: numbers[index] ?? 0,
    externalId: row.externalId,
    searchName: searchNameOf(row.name, row.account ?? null),
    events: asEvents(planNewDeal(row, resolved(row), firstStage, asOf ?? now), {
      known: 0,
      recordedAt: now,
      inputId: (sequence) => creationInput(row, sequence),
    }),
  }));
  if (!(await insertDeals(transaction, deals))) throw new LostRace();
  return deals.map(({ id }) => id);
}

function dayText(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
