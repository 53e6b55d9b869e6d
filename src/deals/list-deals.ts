import type { ListFilter } from '../language/intent.ts';
import { countDeals } from '../storage/board.ts';
import { listDeals } from '../storage/deals.ts';
import type { Answer } from './answer.ts';
import { ratesDay, totalOf } from './board-scope.ts';
import { findPerson } from './people.ts';
import type { Dependencies, Request } from './request.ts';

/** Deals on one page of a list: what fits a phone. */
export const LIST_PAGE = 10;

/** A page of deals: mine, all open ones, those in a stage, or a colleague's. */
export async function listDealsOf(
  dependencies: Dependencies,
  request: Request,
  filter: ListFilter,
  offset: number,
): Promise<Answer> {
  const { workspace } = request.speaker;
  const owner =
    filter.kind === 'mine'
      ? request.speaker.member
      : filter.kind === 'owner'
        ? await findPerson(dependencies, request, filter.owner)
        : undefined;
  const wanted = {
    // A closed stage is asked for by name; every other list is about what is still open.
    openOnly: filter.kind !== 'stage',
    ...(owner === undefined ? {} : { ownerId: owner.id }),
    ...(filter.kind === 'stage' ? { stage: filter.stage } : {}),
  };
  const { database } = dependencies.storage;
  const [page, counted] = await Promise.all([
    listDeals(database, workspace.id, wanted, { limit: LIST_PAGE, offset }),
    countDeals(database, workspace.id, wanted, ratesDay(request)),
  ]);
  const worth = totalOf(request, counted);
  return { kind: 'deals', filter, ownerName: owner?.name ?? null, ...page, worth, offset };
}
