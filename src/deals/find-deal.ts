import { chooseDeal, searchNumbers, searchTexts } from '../language/choose-deal.ts';
import type { DealReference } from '../language/intent.ts';
import { type DealRecord, findDealByNumber } from '../storage/deals.ts';
import { searchDeals, searchNearestDeals } from '../storage/search-deals.ts';
import type { Dependencies, Request } from './request.ts';

/** A deal that a sentence may mean, and the reading by which it does. */
export interface Meant<Reading> {
  readonly deal: DealRecord;
  readonly reading: Reading;
}

export type FoundDeal<Reading> =
  | ({ readonly kind: 'one' } & Meant<Reading>)
  | { readonly kind: 'several'; readonly meant: readonly Meant<Reading>[] }
  | { readonly kind: 'none'; readonly nearest: Meant<Reading> | null };

/** Hits that one text may bring; a select offers 100 options, and a sentence with many splits needs fewer. */
const HITS_OF_A_NAME = 101;
const HITS_OF_A_SPLIT = 25;

/** Which deal the readings of a sentence mean; when nothing fits, the nearest. */
export async function findDeal<Reading extends { readonly deal: DealReference }>(
  { storage }: Pick<Dependencies, 'storage'>,
  request: Request,
  readings: readonly Reading[],
): Promise<FoundDeal<Reading>> {
  const { workspace, member } = request.speaker;
  const texts = searchTexts(readings);
  const options = { memberId: member.id, limit: texts.length > 3 ? HITS_OF_A_SPLIT : HITS_OF_A_NAME };
  const [numbered, named] = await Promise.all([
    dealsByNumber(storage.database, workspace.id, searchNumbers(readings)),
    searchDeals(storage.database, workspace.id, texts, options),
  ]);
  const found = choose(request, readings, [...numbered, ...named]);
  if (found.kind !== 'none' || texts.length === 0) return found;
  return choose(request, readings, await searchNearestDeals(storage, workspace.id, texts, options));
}

async function dealsByNumber(
  database: Parameters<typeof findDealByNumber>[0],
  workspaceId: string,
  numbers: readonly number[],
): Promise<DealRecord[]> {
  const deals = await Promise.all(numbers.map((number) => findDealByNumber(database, workspaceId, number)));
  return deals.filter((deal) => deal !== undefined);
}

function choose<Reading extends { readonly deal: DealReference }>(
  { speaker: { member } }: Request,
  readings: readonly Reading[],
  deals: readonly DealRecord[],
): FoundDeal<Reading> {
  const candidates = deals.map((deal) => ({
    id: deal.id,
    number: deal.number,
    name: deal.name,
    account: deal.accountName,
    isOpen: deal.status === 'open',
    isMine: deal.ownerId === member.id,
    deal,
  }));
  const choice = chooseDeal(readings, candidates);
  switch (choice.kind) {
    case 'one':
      return { kind: 'one', deal: choice.candidate.deal, reading: choice.reading };
    case 'several':
      return {
        kind: 'several',
        meant: choice.choices.map(({ candidate, reading }) => ({ deal: candidate.deal, reading })),
      };
    case 'none':
      return {
        kind: 'none',
        nearest:
          choice.nearest === null
            ? null
            : { deal: choice.nearest.candidate.deal, reading: choice.nearest.reading },
      };
    default:
      return choice satisfies never;
  }
}
