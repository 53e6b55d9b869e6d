import { changeFields } from '../pipeline/change.ts';
import type { DealFields } from '../pipeline/deal.ts';
import type { DealPatch } from '../pipeline/history.ts';
import { accepted } from './accepted.ts';
import { accountNamed } from './account-named.ts';
import { changeDeal, type DealChange, type Target } from './change-deal.ts';
import type { Dependencies, Request } from './request.ts';
import { refuseLongTexts } from './text-limits.ts';

/** New values for some of a deal's fields; an account is named, and made when nobody knows it yet. */
export interface Edit
  extends Partial<
    Pick<
      DealFields,
      'name' | 'amount' | 'currency' | 'source' | 'closeDate' | 'nextStep' | 'forecastCategory'
    >
  > {
  readonly account?: string | null;
}

/** Sets fields of a deal, the next step among them. Throws {@link Refused}. */
export async function editDeal(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  target: Target,
  { account, ...fields }: Edit,
): Promise<DealChange> {
  refuseLongTexts({ ...fields, account });
  const isNextStep = account === undefined && Object.keys(fields).join() === 'nextStep';
  return changeDeal(dependencies, request, target, async (deal, transaction) => {
    const found =
      account == null ? null : await accountNamed(transaction, deal.workspaceId, account, request.at);
    const patch: DealPatch = {
      ...fields,
      ...(account === undefined ? {} : { accountId: found?.id ?? null }),
    };
    const proposal = accepted(changeFields(deal, patch, isNextStep ? 'nextStep' : 'changed'), deal);
    return account === undefined ? proposal : { ...proposal, names: { accountName: found?.name ?? null } };
  });
}
