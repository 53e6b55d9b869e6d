import type { ObjectionKind } from '../pipeline/deal.ts';
import { applyPatch, type DealEvent, type DealPatch, type EventKind } from '../pipeline/history.ts';
import { mayChange } from '../pipeline/member.ts';
import { type DealRecord, lockDeal } from '../storage/deals.ts';
import { loadEvents } from '../storage/events.ts';
import { inTransaction, type Transaction } from '../storage/transaction.ts';
import { appendChange } from '../storage/write-change.ts';
import { announce } from './announce.ts';
import { InputTaken, once } from './once.ts';
import { actorName } from './people.ts';
import { Refused } from './refusal.ts';
import type { Dependencies, Request } from './request.ts';
import { searchNameOf } from './search-name.ts';

/** What a use case wants to do to a locked deal. */
export interface Proposal {
  readonly kind: EventKind;
  readonly patch: DealPatch;
  readonly note?: string;
  readonly noteKind?: ObjectionKind;
  readonly undoes?: number;
  /** Names behind the ids in the patch, for the receipt. */
  readonly names?: Partial<Pick<DealRecord, 'accountName' | 'ownerName' | 'ownerSlackUserId'>>;
}

/** A change that took effect. */
export interface DealChange {
  readonly before: DealRecord;
  readonly after: DealRecord;
  readonly event: DealEvent;
  /** True when this input had taken effect earlier: nothing was done now, the answer is the same. */
  readonly repeated: boolean;
}

/** Which deal, and which version of it the person was looking at. */
export interface Target {
  readonly dealId: string;
  /** Absent: act on whatever the deal is now. */
  readonly seenVersion?: number;
}

/**
 * The one way in which a deal changes: lock it, check who may and what happened meanwhile, decide, append
 * the event with its input id, queue what is to be told. One transaction; the same input id again answers
 * with the first effect. Throws {@link Refused}.
 */
export async function changeDeal(
  { storage }: Pick<Dependencies, 'storage'>,
  request: Request,
  target: Target,
  decide: (deal: DealRecord, transaction: Transaction) => Proposal | Promise<Proposal>,
  mayDo: (deal: DealRecord) => boolean = (deal) => mayChangeRecord(request, deal),
): Promise<DealChange> {
  const workspaceId = request.speaker.workspace.id;
  return once({ storage }, request, () =>
    inTransaction(storage, async (transaction) => {
      const deal = await lockDeal(transaction, workspaceId, target.dealId);
      if (deal === undefined || deal.removedAt !== null) throw new Refused({ code: 'dealNotFound' });
      if (!mayDo(deal)) throw new Refused({ code: 'notAllowed', deal });
      const proposal = await decide(deal, transaction);
      await refuseIfChangedMeanwhile(transaction, deal, target, proposal);
      return append(transaction, request, deal, proposal);
    }),
  );
}

/** True when the request's speaker may change the deal. */
export function mayChangeRecord({ speaker }: Request, deal: DealRecord): boolean {
  return mayChange(speaker.member, deal, { slackUserId: deal.ownerSlackUserId });
}

async function append(
  transaction: Transaction,
  request: Request,
  before: DealRecord,
  proposal: Proposal,
): Promise<DealChange> {
  const after = afterwards(before, proposal);
  const event: DealEvent = {
    sequence: before.version + 1,
    kind: proposal.kind,
    patch: proposal.patch,
    // Clocks of two machines differ: a live change is never effective before the one it follows.
    effectiveAt: request.at < before.lastActivityAt ? before.lastActivityAt : request.at,
    recordedAt: request.at,
    actorId: request.speaker.member.id,
    via: request.via,
    inputId: request.inputId,
    note: proposal.note ?? null,
    noteKind: proposal.noteKind ?? null,
    undoes: proposal.undoes ?? null,
  };
  const searchName = searchNameOf(after.name, after.accountName);
  if (!(await appendChange(transaction, { deal: before, event, fields: after, searchName }))) {
    throw new InputTaken();
  }
  const change: DealChange = {
    before,
    after: { ...after, version: event.sequence, lastActivityAt: event.effectiveAt },
    event,
    repeated: false,
  };
  await announce(transaction, request, change);
  return change;
}

function afterwards(before: DealRecord, { patch, names }: Proposal): DealRecord {
  return { ...before, ...applyPatch(before, patch), ...names };
}

async function refuseIfChangedMeanwhile(
  transaction: Transaction,
  deal: DealRecord,
  { seenVersion }: Target,
  { patch, names }: Proposal,
): Promise<void> {
  if (seenVersion === undefined || seenVersion === deal.version) return;
  const events = await loadEvents(transaction, deal.workspaceId, deal.id);
  const clash = events.findLast(
    (event) => event.sequence > seenVersion && Object.keys(event.patch).some((field) => field in patch),
  );
  if (clash === undefined) return;
  throw new Refused({
    code: 'changedMeanwhile',
    deal,
    wanted: { ...patch, ...names },
    event: clash,
    actorName: await actorName(transaction, deal.workspaceId, clash),
  });
}
