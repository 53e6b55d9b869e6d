import { normaliseName } from '../language/normalise-name.ts';
import { type DealRecord, findDealByNumber, listDeals } from '../storage/deals.ts';
import { searchDeals } from '../storage/search-deals.ts';
import type { Dependencies, Request } from './request.ts';

/**
 * Deals to choose from while somebody types a name or a number; of nothing typed their own open deals, or
 * everyone's where they have none.
 */
export async function suggestDeals(
  { storage: { database } }: Pick<Dependencies, 'storage'>,
  { speaker: { workspace, member } }: Request,
  typed: string,
  limit: number,
): Promise<DealRecord[]> {
  const text = normaliseName(typed);
  if (text === '') {
    const page = { limit, offset: 0 };
    const mine = await listDeals(database, workspace.id, { openOnly: true, ownerId: member.id }, page);
    return mine.total > 0
      ? mine.deals
      : (await listDeals(database, workspace.id, { openOnly: true }, page)).deals;
  }
  const number = /^#?(\d{1,9})$/.exec(typed.trim())?.[1];
  const [numbered, named] = await Promise.all([
    number === undefined ? undefined : findDealByNumber(database, workspace.id, Number(number)),
    searchDeals(database, workspace.id, [text], { memberId: member.id, limit }),
  ]);
  const others = named.filter(({ id }) => id !== numbered?.id);
  return [...(numbered === undefined ? [] : [numbered]), ...others].slice(0, limit);
}
