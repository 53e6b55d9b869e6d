import { changeFields, type Decision, moveTo } from '../pipeline/change.ts';
import type { DealFields } from '../pipeline/deal.ts';
import type { DealPatch, EventKind } from '../pipeline/history.ts';
import type { Member } from '../pipeline/member.ts';
import type { DealRecord } from '../storage/deals.ts';
import type { Transaction } from '../storage/transaction.ts';
import { accepted } from './accepted.ts';
import { accountNamed } from './account-named.ts';
import { changeDeal, type DealChange, type Proposal, type Target } from './change-deal.ts';
import { stageOf } from './move-deal.ts';
import type { Dependencies, Request } from './request.ts';
import { refuseLongTexts } from './text-limits.ts';

/**
 * New values for some of a deal's fields. An account is named, and made when nobody knows it yet; a stage
 * is its key, and may close or reopen the deal; why it was lost counts only in a lost stage.
 */
export interface Edit
  extends Partial<
    Pick<
      DealFields,
      | 'name'
      | 'amount'
      | 'currency'
      | 'source'
      | 'closeDate'
      | 'nextStep'
      | 'forecastCategory'
      | 'stage'
      | 'lostReason'
      | 'lostNote'
    >
  > {
  readonly account?: string | null;
  readonly owner?: Member;
}

/** Sets fields of a deal, the stage and the owner among them, in one change. Throws {@link Refused}. */
export async function editDeal(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  target: Target,
  edit: Edit,
): Promise<DealChange> {
  refuseLongTexts(edit);
  return changeDeal(dependencies, request, target, async (deal, transaction) => {
    const { patch, names } = await fieldsOf(transaction, request, deal, edit);
    const decision =
      edit.stage === undefined
        ? changeFields(deal, patch, kindOf(edit))
        : moveWith(deal, patch, edit, request);
    return { ...accepted(decision, deal), names };
  });
}

/** The fields besides the stage, with the names behind their ids. */
async function fieldsOf(
  transaction: Transaction,
  { at }: Request,
  deal: DealRecord,
  { account, owner, stage: _stage, lostReason: _reason, lostNote: _note, ...fields }: Edit,
): Promise<{ patch: DealPatch; names: NonNullable<Proposal['names']> }> {
  const found = account == null ? null : await accountNamed(transaction, deal.workspaceId, account, at);
  return {
    patch: {
      ...fields,
      ...(account === undefined ? {} : { accountId: found?.id ?? null }),
      ...(owner === undefined ? {} : { ownerId: owner.id }),
    },
    names: {
      ...(account === undefined ? {} : { accountName: found?.name ?? null }),
      ...(owner === undefined ? {} : { ownerName: owner.name, ownerSlackUserId: owner.slackUserId }),
    },
  };
}

/** A move and what is set along with it: what the stage requires may come in the same change. */
function moveWith(
  deal: DealRecord,
  wanted: DealPatch,
  { stage: key = deal.stage, lostReason = null, lostNote = null }: Edit,
  { speaker, at }: Request,
): Decision {
  const stage = stageOf(speaker.workspace.stages, { stage: key });
  const fields = changeFields(deal, wanted);
  const patch = fields.ok ? fields.patch : {};
  const move = moveTo({ ...deal, ...patch }, stage, at, { lostReason, lostNote });
  if (move.ok) return { ...move, patch: { ...patch, ...move.patch } };
  return move.reason === 'unchanged' ? fields : move;
}

/** What history calls a change of these fields alone. */
function kindOf(edit: Edit): EventKind {
  switch (Object.keys(edit).join()) {
    case 'nextStep':
      return 'nextStep';
    case 'owner':
      return 'assigned';
    default:
      return 'changed';
  }
}
