import { addTotals, type Total } from '../pipeline/totals.ts';
import { countByOwner, type OwnerCount } from '../storage/board.ts';
import { type BoardScope, countOf, ratesDay, seeScope, totalOf } from './board-scope.ts';
import type { Dependencies, Request } from './request.ts';

/** What one owner has on their hands. */
export interface RepLoad {
  readonly name: string;
  readonly count: number;
  readonly overdue: number;
  readonly total: Total;
}

/** The open deals of a team or of everyone, by owner. */
export interface TeamLoad {
  readonly asked: BoardScope;
  readonly scope: BoardScope;
  readonly lead: string | null;
  /** The largest total in the workspace's currency first. */
  readonly reps: readonly RepLoad[];
  readonly count: number;
  readonly overdue: number;
  readonly total: Total;
}

/** How many open deals each owner has, what they are worth, and how many are past their close date. */
export async function showTeamLoad(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  asked: BoardScope,
): Promise<TeamLoad> {
  const { scope, lead, filter } = await seeScope(dependencies, request, asked);
  const { database } = dependencies.storage;
  const counted = await countByOwner(database, request.speaker.workspace.id, filter, ratesDay(request));
  const owners = new Map(counted.map(({ ownerId, ownerName }) => [ownerId, ownerName]));
  const reps = [...owners].map(([ownerId, name]) => {
    const rows = counted.filter((one) => one.ownerId === ownerId);
    return { name, count: countOf(rows), overdue: overdueOf(rows), total: totalOf(request, rows) };
  });
  return {
    asked,
    scope,
    lead,
    reps: reps.toSorted((a, b) => compare(b.total.money.minor, a.total.money.minor)),
    count: countOf(counted),
    overdue: overdueOf(counted),
    total: addTotals(
      request.speaker.workspace.currency,
      reps.map(({ total }) => total),
    ),
  };
}

function overdueOf(rows: readonly OwnerCount[]): number {
  return rows.reduce((all, { overdue }) => all + overdue, 0);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
