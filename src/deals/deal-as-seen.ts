import { versionsOf } from '../pipeline/history.ts';
import { accountName } from '../storage/accounts.ts';
import type { DealRecord } from '../storage/deals.ts';
import { loadEvents } from '../storage/events.ts';
import { findMembers } from '../storage/members.ts';
import type { Dependencies } from './request.ts';

/** The deal as somebody saw it who looked at an earlier version; `deal` itself where that is the version. */
export async function dealAsSeen(
  { storage: { database } }: Pick<Dependencies, 'storage'>,
  deal: DealRecord,
  version: number,
): Promise<DealRecord> {
  if (deal.version === version) return deal;
  const events = await loadEvents(database, deal.workspaceId, deal.id);
  const fields = versionsOf(events.filter(({ sequence }) => sequence <= version)).at(-1)?.fields;
  if (fields === undefined) return deal;
  const owner = (await findMembers(database, deal.workspaceId, [fields.ownerId])).get(fields.ownerId);
  return {
    ...deal,
    ...fields,
    version,
    accountName:
      fields.accountId === null ? null : await accountName(database, deal.workspaceId, fields.accountId),
    ownerName: owner?.name ?? deal.ownerName,
    ownerSlackUserId: owner === undefined ? deal.ownerSlackUserId : owner.slackUserId,
  };
}
