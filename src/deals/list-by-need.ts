import { dayOf } from '../pipeline/day.ts';
import { type NextAction, nextAction, type OwnerCalendar, quietSince } from '../pipeline/next-action.ts';
import type { Total } from '../pipeline/totals.ts';
import { countDeals } from '../storage/board.ts';
import type { DealRecord } from '../storage/deals.ts';
import { listDealsByNeed } from '../storage/deals-by-need.ts';
import { ratesDay, totalOf } from './board-scope.ts';
import type { Dependencies, Request } from './request.ts';

/** Deals on one page: each comes with its buttons, and so many fit a phone. */
export const NEED_PAGE = 5;

/** A page of somebody's open deals, each with what it asks for. */
export interface DealsByNeed {
  readonly deals: readonly { readonly deal: DealRecord; readonly next: NextAction }[];
  readonly count: number;
  /** What all of them come to, those of other pages too. */
  readonly worth: Total;
  readonly offset: number;
}

/** The speaker's open deals from the `offset`th on, those that ask for something first. */
export async function listByNeed(
  { storage: { database } }: Pick<Dependencies, 'storage'>,
  request: Request,
  offset: number,
): Promise<DealsByNeed> {
  const { workspace, member } = request.speaker;
  const timeZone = member.timeZone ?? workspace.timeZone;
  const today = dayOf(request.at, timeZone);
  const calendar: OwnerCalendar = { today, timeZone, workingDays: workspace.workingDays };
  const days = workspace.stages.flatMap((stage) => {
    const day = quietSince(stage, calendar);
    return day === null ? [] : [[stage.key, day] as const];
  });
  const need = { today, timeZone, quietSince: Object.fromEntries(days) };
  const [{ deals, total }, counted] = await Promise.all([
    listDealsByNeed(database, workspace.id, member.id, need, { limit: NEED_PAGE, offset }),
    countDeals(database, workspace.id, { ownerId: member.id, openOnly: true }, ratesDay(request)),
  ]);
  return {
    deals: deals.map((deal) => {
      const stage = workspace.stages.find(({ key }) => key === deal.stage);
      return { deal, next: nextAction(deal, stage, calendar) };
    }),
    count: total,
    worth: totalOf(request, counted),
    offset,
  };
}
