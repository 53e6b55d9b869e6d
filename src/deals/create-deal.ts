import { createIn } from '../pipeline/change.ts';
import type { DealEvent } from '../pipeline/history.ts';
import type { Member } from '../pipeline/member.ts';
import type { Money } from '../pipeline/money.ts';
import { activeStages, type Stage } from '../pipeline/stage.ts';
import type { DealRecord } from '../storage/deals.ts';
import { dealOf, insertDeals, newDealId } from '../storage/insert-deals.ts';
import { inTransaction, type Transaction } from '../storage/transaction.ts';
import { takeDealNumbers } from '../storage/workspaces.ts';
import { accepted } from './accepted.ts';
import { accountNamed, accountOfName } from './account-named.ts';
import { announce } from './announce.ts';
import type { DealChange } from './change-deal.ts';
import { InputTaken, once } from './once.ts';
import { Refused } from './refusal.ts';
import type { Dependencies, Request } from './request.ts';
import { searchNameOf } from './search-name.ts';
import { refuseLongTexts } from './text-limits.ts';

/** What a new deal begins with. */
export interface NewDealInput {
  readonly name: string;
  readonly amount: Money | null;
  /** Null: the first open stage. */
  readonly stage: string | null;
  readonly owner: Member;
  readonly source: string | null;
  /** Null: the account that the name begins with, when it is known. */
  readonly account: string | null;
  readonly closeDate: string | null;
  readonly nextStep: string | null;
}

/** Creates a deal; the same input id again answers with the deal that it made first. Throws {@link Refused}. */
export async function createDeal(
  { storage }: Pick<Dependencies, 'storage'>,
  request: Request,
  input: NewDealInput,
): Promise<DealChange> {
  refuseLongTexts(input);
  return once({ storage }, request, () =>
    inTransaction(storage, (transaction) => insert(transaction, request, input)),
  );
}

async function insert(transaction: Transaction, request: Request, input: NewDealInput): Promise<DealChange> {
  const { speaker, at } = request;
  const workspaceId = speaker.workspace.id;
  const account =
    input.account === null
      ? await accountOfName(transaction, workspaceId, input.name)
      : await accountNamed(transaction, workspaceId, input.account, at);
  const proposal = accepted(
    createIn(
      stageToBegin(speaker.workspace.stages, input.stage),
      {
        name: input.name,
        accountId: account?.id ?? null,
        amount: input.amount?.minor ?? null,
        currency: input.amount?.currency ?? null,
        ownerId: input.owner.id,
        source: input.source,
        closeDate: input.closeDate,
        nextStep: input.nextStep,
        forecastCategory: 'pipeline',
      },
      at,
    ),
    null,
  );
  const event: DealEvent = {
    sequence: 1,
    kind: proposal.kind,
    patch: proposal.patch,
    effectiveAt: at,
    recordedAt: at,
    actorId: speaker.member.id,
    via: request.via,
    inputId: request.inputId,
    note: null,
    noteKind: null,
    undoes: null,
  };
  const deal = {
    id: newDealId(),
    workspaceId,
    number: await takeDealNumbers(transaction, workspaceId, 1),
    externalId: null,
    searchName: searchNameOf(input.name, account?.name ?? null),
    events: [event],
  };
  if (!(await insertDeals(transaction, [deal]))) throw new InputTaken();
  const after: DealRecord = {
    ...dealOf(deal),
    accountName: account?.name ?? null,
    ownerName: input.owner.name,
    ownerSlackUserId: input.owner.slackUserId,
  };
  const change: DealChange = { before: after, after, event, repeated: false };
  await announce(transaction, request, change);
  return change;
}

function stageToBegin(stages: readonly Stage[], key: string | null): Stage {
  const stage =
    key === null
      ? activeStages(stages).find(({ kind }) => kind === 'open')
      : stages.find((s) => s.key === key);
  if (stage === undefined) throw new Refused({ code: 'stageUnknown', key: key ?? 'open' });
  return stage;
}
