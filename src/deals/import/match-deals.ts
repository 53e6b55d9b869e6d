import { type DealRecord, findDeals } from '../../storage/deals.ts';
import { findDealsBegunAt, findDealsByExternalId, findDealsByInput } from '../../storage/import-matches.ts';
import type { Transaction } from '../../storage/transaction.ts';
import { fingerprint } from './derived-id.ts';
import type { FileDeal } from './file-deal.ts';

/** The input id under which a row's deal is created: the same row never creates two. */
export function creationInput(
  { externalId, name, account, createdAt, number }: FileDeal,
  sequence: number,
): string {
  const key =
    externalId === null
      ? fingerprint([name, account ?? null, createdAt?.instant.toISOString() ?? null, number])
      : fingerprint([externalId]);
  return `import:${key}:${sequence}`;
}

/**
 * Finds the deals that rows are about: by their id in the other system; in our own export, where a deal
 * may have none, by creation, name and account. `taken` deals have had their row.
 */
export async function matchDeals(
  transaction: Transaction,
  workspaceId: string,
  rows: readonly FileDeal[],
  taken: ReadonlySet<string>,
): Promise<Map<FileDeal, DealRecord>> {
  const ids = rows.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  const byId = new Map(
    (await findDealsByExternalId(transaction, workspaceId, ids)).map((deal) => [deal.externalId, deal]),
  );
  const matches = new Map<FileDeal, DealRecord>();
  for (const row of rows) {
    const deal = row.externalId === null ? undefined : byId.get(row.externalId);
    if (deal !== undefined) matches.set(row, deal);
  }
  const withoutId = rows.filter(({ externalId }) => externalId === null);
  if (withoutId.length > 0) await matchWithoutId(transaction, workspaceId, withoutId, taken, matches);
  return matches;
}

async function matchWithoutId(
  transaction: Transaction,
  workspaceId: string,
  rows: readonly FileDeal[],
  taken: ReadonlySet<string>,
  matches: Map<FileDeal, DealRecord>,
): Promise<void> {
  const instants = rows.flatMap(({ createdAt }) => (createdAt === null ? [] : [createdAt.instant]));
  const begun = await findDealsBegunAt(transaction, workspaceId, instants);
  const used = new Set(taken);
  for (const row of rows) {
    const twins = begun.filter((deal) => !used.has(deal.id) && isSameDeal(deal, row));
    const deal = twins.find(({ number }) => number === row.number) ?? twins[0];
    if (deal === undefined) continue;
    used.add(deal.id);
    matches.set(row, deal);
  }
  // Renamed since it was created from this row: its input remembers.
  const left = rows.filter((row) => !matches.has(row));
  const made = await findDealsByInput(
    transaction,
    workspaceId,
    left.map((row) => creationInput(row, 1)),
  );
  const deals = await findDeals(transaction, workspaceId, [...made.values()]);
  for (const row of left) {
    const deal = deals.find(({ id }) => id === made.get(creationInput(row, 1)));
    if (deal !== undefined && !used.has(deal.id)) matches.set(row, deal);
  }
}

function isSameDeal(deal: DealRecord, { name, account, createdAt }: FileDeal): boolean {
  return (
    deal.name === name &&
    deal.createdAt.getTime() === createdAt?.instant.getTime() &&
    (account === undefined || deal.accountName === account)
  );
}
