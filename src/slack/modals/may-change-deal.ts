import { mayChangeRecord } from '../../deals/change-deal.ts';
import type { Refusal } from '../../deals/refusal.ts';
import type { Request } from '../../deals/request.ts';
import type { DealRecord } from '../../storage/deals.ts';

/** The gate of every form that changes a deal: told before somebody fills it in, not after. */
export function mayChangeDeal(request: Request, deal: DealRecord): Refusal | null {
  return mayChangeRecord(request, deal) ? null : { code: 'notAllowed', deal };
}
