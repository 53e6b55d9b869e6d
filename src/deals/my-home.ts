import type { DealRecord } from '../storage/deals.ts';
import { findDeals } from '../storage/deals.ts';
import { findEventsByOthers } from '../storage/events.ts';
import type { NamedEvent } from './answer.ts';
import { type DealsByNeed, listByNeed } from './list-by-need.ts';
import { nameEvents } from './name-events.ts';
import type { Dependencies, Request } from './request.ts';
import { type Board, showBoard } from './show-board.ts';
import { showTeamLoad, type TeamLoad } from './show-team-load.ts';

/** How far back "lately" goes, and how much of it is told. */
const LATELY_DAYS = 14;
const LATELY_EVENTS = 5;

/** What a colleague did to one of my deals. */
export interface Happening {
  readonly deal: DealRecord;
  readonly happened: NamedEvent;
}

/** Everything that concerns one person. */
export interface Home {
  readonly mine: Board;
  readonly toDo: DealsByNeed;
  /** Newest first. */
  readonly lately: readonly Happening[];
  /** For managers and admins. */
  readonly team: TeamLoad | null;
}

/** What concerns the speaker; what is to be done from the `offset`th deal on. */
export async function myHome(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  offset: number,
): Promise<Home> {
  const isRep = request.speaker.member.role === 'rep';
  const [mine, toDo, lately, team] = await Promise.all([
    showBoard(dependencies, request, 'mine'),
    listByNeed(dependencies, request, offset),
    happeningsOf(dependencies, request),
    isRep ? null : showTeamLoad(dependencies, request, 'team'),
  ]);
  return { mine, toDo, lately, team };
}

async function happeningsOf(
  { storage: { database } }: Pick<Dependencies, 'storage'>,
  { speaker: { workspace, member }, at }: Request,
): Promise<Happening[]> {
  const since = new Date(at.getTime() - LATELY_DAYS * 86_400_000);
  const found = await findEventsByOthers(database, workspace.id, member.id, { since, limit: LATELY_EVENTS });
  const ids = found.map(({ dealId }) => dealId);
  const [deals, named] = await Promise.all([
    findDeals(database, workspace.id, [...new Set(ids)]),
    nameEvents(
      database,
      workspace.id,
      found.map(({ event }) => event),
    ),
  ]);
  return named.flatMap((happened, index) => {
    const deal = deals.find(({ id }) => id === ids[index]);
    return deal === undefined ? [] : [{ deal, happened }];
  });
}
