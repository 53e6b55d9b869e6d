import { advance, type Closing, moveTo } from '../pipeline/change.ts';
import type { Stage } from '../pipeline/stage.ts';
import { accepted } from './accepted.ts';
import { changeDeal, type DealChange, type Target } from './change-deal.ts';
import { Refused } from './refusal.ts';
import type { Dependencies, Request } from './request.ts';

/** Where a deal goes, and what closing it says. `next` is the next open stage. */
export interface Move {
  readonly to: { readonly stage: string } | 'next' | 'won' | 'lost';
  readonly closing?: Closing;
}

/** Moves a deal to a stage; won and lost close it, leaving them reopens it. Throws {@link Refused}. */
export async function moveDeal(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  target: Target,
  move: Move,
): Promise<DealChange> {
  const { stages } = request.speaker.workspace;
  return changeDeal(dependencies, request, target, (deal) => {
    if (move.to === 'next') return accepted(advance(deal, stages, request.at), deal);
    return accepted(moveTo(deal, stageOf(stages, move.to), request.at, move.closing), deal);
  });
}

/** The stage with a key, or the first stage of a kind. Throws {@link Refused} when there is none. */
export function stageOf(stages: readonly Stage[], to: { readonly stage: string } | 'won' | 'lost'): Stage {
  const stage =
    typeof to === 'string'
      ? stages.find(({ kind, isRetired }) => kind === to && !isRetired)
      : stages.find(({ key }) => key === to.stage);
  if (stage === undefined) {
    throw new Refused({ code: 'stageUnknown', key: typeof to === 'string' ? to : to.stage });
  }
  return stage;
}
