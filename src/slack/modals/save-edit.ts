import type { Answer } from '../../deals/answer.ts';
import { mayChangeRecord } from '../../deals/change-deal.ts';
import { type Edit, editDeal } from '../../deals/edit-deal.ts';
import { findPerson } from '../../deals/people.ts';
import type { Refusal } from '../../deals/refusal.ts';
import type { Dependencies, Request } from '../../deals/request.ts';
import type { DealRecord } from '../../storage/deals.ts';
import type { DealInput } from './fields.ts';

/** The gate of every form that changes a deal: told before somebody fills it in, not after. */
export function mayChangeDeal(request: Request, deal: DealRecord): Refusal | null {
  return mayChangeRecord(request, deal) ? null : { code: 'notAllowed', deal };
}

/** Saves fields of a deal in one change, on the deal as it was seen. Throws Refused. */
export async function saveEdit(
  dependencies: Dependencies,
  request: Request,
  { amount, owner: slackUserId, ...fields }: DealInput,
  seen: DealRecord,
): Promise<Answer> {
  const owner =
    slackUserId == null
      ? undefined
      : await findPerson(dependencies, request, { kind: 'slackUser', slackUserId });
  const edit: Edit = {
    ...fields,
    ...(amount === undefined ? {} : { amount: amount?.minor ?? null, currency: amount?.currency ?? null }),
    ...(owner === undefined ? {} : { owner }),
  };
  const target = { dealId: seen.id, seenVersion: seen.version };
  return { kind: 'changed', change: await editDeal(dependencies, request, target, edit) };
}
