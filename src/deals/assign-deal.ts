import { changeFields } from '../pipeline/change.ts';
import type { Member } from '../pipeline/member.ts';
import { accepted } from './accepted.ts';
import { changeDeal, type DealChange, type Target } from './change-deal.ts';
import type { Dependencies, Request } from './request.ts';

/** Gives a deal to an owner. Throws {@link Refused}. */
export async function assignDeal(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  target: Target,
  owner: Member,
): Promise<DealChange> {
  return changeDeal(dependencies, request, target, (deal) => ({
    ...accepted(changeFields(deal, { ownerId: owner.id }, 'assigned'), deal),
    names: { ownerName: owner.name, ownerSlackUserId: owner.slackUserId },
  }));
}
