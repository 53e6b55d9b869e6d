import { z } from 'zod';
import { versionsOf } from '../pipeline/history.ts';
import { findDeals } from '../storage/deals.ts';
import { loadEvents } from '../storage/events.ts';
import { findMembers } from '../storage/members.ts';
import type { Database } from '../storage/storage.ts';
import { findWorkspace } from '../storage/workspaces.ts';
import { type Announcement, announcement } from './views/announcement.ts';
import type { Message } from './views/message.ts';

/** A change of a deal that its channel is to be told of; see deals/announce.ts. */
const DealChange = z.object({
  type: z.literal('dealChange'),
  dealId: z.uuid(),
  sequence: z.number().int().positive(),
});

/**
 * The words of a queued message, made when it is sent. Null when there is nothing to say any more: the
 * change has been taken back, or the deal with it. Throws for a payload of a kind that isn't known here.
 */
export async function composeDelivery(
  database: Database,
  slackTeamId: string,
  payload: unknown,
): Promise<Message | null> {
  const { dealId, sequence } = DealChange.parse(payload);
  const workspace = await findWorkspace(database, slackTeamId);
  if (workspace === undefined) return null;
  const told = await loadAnnouncement(database, workspace.id, dealId, sequence);
  return told === null ? null : announcement(told, workspace);
}

async function loadAnnouncement(
  database: Database,
  workspaceId: string,
  dealId: string,
  sequence: number,
): Promise<Announcement | null> {
  const [[deal], events] = await Promise.all([
    findDeals(database, workspaceId, [dealId]),
    loadEvents(database, workspaceId, dealId),
  ]);
  if (deal === undefined || deal.removedAt !== null) return null;
  if (events.some(({ undoes }) => undoes === sequence)) return null;
  const undone = events.find((event) => event.sequence === sequence)?.undoes ?? null;
  if (undone !== null && !(await wasTold(database, workspaceId, dealId, undone))) return null;

  const fieldsAfter = (last: number) =>
    versionsOf(events.filter((event) => event.sequence <= last)).at(-1)?.fields;
  const after = fieldsAfter(sequence);
  if (after === undefined) return null;
  const owner = (await findMembers(database, workspaceId, [after.ownerId])).get(after.ownerId);
  return {
    // By the name that people know it by now.
    deal: { ...deal, ...after, name: deal.name, ownerName: owner?.name ?? deal.ownerName },
    fromStage: fieldsAfter(sequence - 1)?.stage ?? null,
  };
}

/** Taking back what nobody was told needs no telling. */
async function wasTold(
  database: Database,
  workspaceId: string,
  dealId: string,
  sequence: number,
): Promise<boolean> {
  const payload = { equals: { type: 'dealChange', dealId, sequence } };
  return (
    (await database.outboxMessage.count({ where: { workspaceId, payload, remoteTs: { not: null } } })) > 0
  );
}
