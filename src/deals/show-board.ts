import type { Stage } from '../pipeline/stage.ts';
import { addTotals, type Total, weighted } from '../pipeline/totals.ts';
import { countByStage } from '../storage/board.ts';
import { type DealRecord, listDeals } from '../storage/deals.ts';
import { type BoardScope, countOf, ratesDay, seeScope, totalOf } from './board-scope.ts';
import { LIST_PAGE } from './list-deals.ts';
import { Refused } from './refusal.ts';
import type { Dependencies, Request } from './request.ts';

/** A stage of the board: how many open deals stand in it, and what they are worth. */
export interface BoardLine {
  readonly stage: Stage;
  readonly count: number;
  readonly total: Total;
}

/** The open pipeline at a glance. */
export interface Board {
  readonly asked: BoardScope;
  readonly scope: BoardScope;
  readonly lead: string | null;
  /** In board order; a retired stage only while deals stand in it. */
  readonly lines: readonly BoardLine[];
  readonly count: number;
  /** Deals without an amount: in `count`, and in no total. */
  readonly withoutAmount: number;
  /** The sum of the lines. */
  readonly total: Total;
  /** The sum of the lines, each times its stage's probability. */
  readonly weighted: Total;
}

/** One stage of the board opened: a page of its deals. */
export interface OpenedStage {
  readonly scope: BoardScope;
  readonly lead: string | null;
  readonly stage: Stage;
  readonly deals: readonly DealRecord[];
  readonly count: number;
  readonly total: Total;
  readonly offset: number;
}

/** The board of everyone's open deals, a team's or one's own; counted by the database, however many there are. */
export async function showBoard(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  asked: BoardScope,
): Promise<Board> {
  const { workspace } = request.speaker;
  const { scope, lead, filter } = await seeScope(dependencies, request, asked);
  const { database } = dependencies.storage;
  const counted = await countByStage(database, workspace.id, filter, ratesDay(request));
  const lines = workspace.stages
    .filter(({ kind }) => kind === 'open')
    .toSorted((a, b) => a.position - b.position)
    .map((stage) => {
      const inStage = counted.filter((one) => one.stage === stage.key);
      return { stage, count: countOf(inStage), total: totalOf(request, inStage) };
    })
    .filter(({ stage, count }) => !stage.isRetired || count > 0);
  const { currency } = workspace;
  return {
    asked,
    scope,
    lead,
    lines,
    count: countOf(counted),
    withoutAmount: countOf(counted.filter((one) => one.currency === null)),
    total: addTotals(
      currency,
      lines.map(({ total }) => total),
    ),
    weighted: addTotals(
      currency,
      lines.map(({ total, stage }) => weighted(total, stage.probability)),
    ),
  };
}

/** The open deals of one stage, from the `offset`th on, largest first. Throws {@link Refused} when no such stage exists. */
export async function openStage(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  asked: BoardScope,
  { stage: key, offset }: { readonly stage: string; readonly offset: number },
): Promise<OpenedStage> {
  const { workspace } = request.speaker;
  const stage = workspace.stages.find((one) => one.key === key);
  if (stage === undefined) throw new Refused({ code: 'stageUnknown', key });
  const { scope, lead, filter } = await seeScope(dependencies, request, asked);
  const inStage = { ...filter, stage: key };
  const { database } = dependencies.storage;
  const [counted, page] = await Promise.all([
    countByStage(database, workspace.id, inStage, ratesDay(request)),
    listDeals(database, workspace.id, inStage, { limit: LIST_PAGE, offset }),
  ]);
  return {
    scope,
    lead,
    stage,
    deals: page.deals,
    count: page.total,
    total: totalOf(request, counted),
    offset,
  };
}
