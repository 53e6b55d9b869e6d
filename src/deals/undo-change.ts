import type { DealEvent } from '../pipeline/history.ts';
import { standing, undo } from '../pipeline/undo.ts';
import { accountName } from '../storage/accounts.ts';
import { type DealRecord, findDeals } from '../storage/deals.ts';
import { type ChangeReference, findInput, findLastChangeBy, loadEvents } from '../storage/events.ts';
import { findMembers } from '../storage/members.ts';
import type { Transaction } from '../storage/transaction.ts';
import { changeDeal, type DealChange, type Proposal } from './change-deal.ts';
import { actorName } from './people.ts';
import { Refused } from './refusal.ts';
import { repeatedChange } from './repeated-change.ts';
import type { Dependencies, Request } from './request.ts';

/** Which change to take back; `anyway` also when somebody changed the same fields since. */
export interface Undo extends ChangeReference {
  readonly anyway?: boolean;
}

/**
 * Takes a change back, itself a change. Allowed for who made it and for managers. Throws {@link Refused}
 * with the later change when the deal has moved since, and when the change is already taken back.
 */
export async function undoChange(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  { dealId, sequence, anyway = false }: Undo,
): Promise<DealChange> {
  return changeDeal(
    dependencies,
    request,
    { dealId },
    async (deal, transaction) => {
      const events = await loadEvents(transaction, deal.workspaceId, dealId);
      const target = events.find((event) => event.sequence === sequence);
      if (target === undefined) throw new Refused({ code: 'dealNotFound' });
      if (!mayUndo(request, target)) {
        throw new Refused({
          code: 'notYoursToUndo',
          deal,
          actorName: await actorName(transaction, deal.workspaceId, target),
        });
      }
      return propose(transaction, request, deal, { events, target, anyway });
    },
    () => true,
  );
}

/**
 * Takes the speaker's last change back. When that was an undo already, nothing happens: throws
 * {@link Refused} with the change before it, so that typing `undo` twice does no harm.
 */
export async function undoLastChange(
  dependencies: Pick<Dependencies, 'storage'>,
  request: Request,
  dealId?: string,
): Promise<DealChange> {
  const { database } = dependencies.storage;
  const { workspace, member } = request.speaker;
  const earlier = await findInput(database, workspace.id, request.inputId);
  if (earlier !== undefined) return repeatedChange(dependencies.storage, workspace.id, earlier);
  const last = await findLastChangeBy(database, workspace.id, member.id, dealId);
  if (last === undefined) throw new Refused({ code: 'nothingToUndo' });
  const events = await loadEvents(database, workspace.id, last.dealId);
  const target = events.find((event) => event.sequence === last.sequence);
  if (target?.kind !== 'undone') return undoChange(dependencies, request, last);
  const [deal] = await findDeals(database, workspace.id, [last.dealId]);
  if (deal === undefined) throw new Refused({ code: 'nothingToUndo' });
  const before = standing(events).findLast((event) => event.actorId === member.id) ?? null;
  throw new Refused({ code: 'lastWasUndo', deal, before });
}

function mayUndo({ speaker: { member } }: Request, target: DealEvent): boolean {
  return member.role !== 'rep' || target.actorId === member.id;
}

async function propose(
  transaction: Transaction,
  request: Request,
  deal: DealRecord,
  { events, target, anyway }: { events: readonly DealEvent[]; target: DealEvent; anyway: boolean },
): Promise<Proposal> {
  const decision = undo(events, target, request.at, anyway);
  if (decision.ok) {
    const names = await namesBehind(transaction, deal, decision.patch);
    return { kind: 'undone', patch: decision.patch, undoes: target.sequence, names };
  }
  switch (decision.reason) {
    case 'isUndo':
      throw new Refused({ code: 'undoIsFinal', deal });
    case 'alreadyUndone':
      throw new Refused({
        code: 'alreadyUndone',
        deal,
        byName: await actorName(transaction, deal.workspaceId, decision.by),
      });
    case 'changedSince':
      throw new Refused({
        code: 'changedSince',
        deal,
        target,
        event: decision.later,
        wouldRestore: decision.patch,
        actorName: await actorName(transaction, deal.workspaceId, decision.later),
      });
    default:
      return decision satisfies never;
  }
}

async function namesBehind(
  transaction: Transaction,
  deal: DealRecord,
  { ownerId, accountId }: Proposal['patch'],
): Promise<NonNullable<Proposal['names']>> {
  const owner =
    ownerId === undefined
      ? undefined
      : (await findMembers(transaction, deal.workspaceId, [ownerId])).get(ownerId);
  return {
    ...(owner === undefined ? {} : { ownerName: owner.name, ownerSlackUserId: owner.slackUserId }),
    ...(accountId === undefined
      ? {}
      : {
          accountName:
            accountId === null ? null : await accountName(transaction, deal.workspaceId, accountId),
        }),
  };
}
