import type { DealEvent } from '../pipeline/history.ts';
import { findMembers } from '../storage/members.ts';
import type { Database } from '../storage/storage.ts';
import type { NamedEvent } from './answer.ts';

/** Events with the names of who did them, and of whom they gave the deal to. */
export async function nameEvents(
  database: Database,
  workspaceId: string,
  events: readonly DealEvent[],
): Promise<NamedEvent[]> {
  const ids = events
    .flatMap(({ actorId, patch }) => [actorId, patch.ownerId])
    .filter((id) => typeof id === 'string');
  const members = await findMembers(database, workspaceId, ids);
  return events.map((event) => ({
    event,
    actorName: event.actorId === null ? 'Dealhand' : (members.get(event.actorId)?.name ?? 'Someone'),
    newOwnerName: event.patch.ownerId === undefined ? null : (members.get(event.patch.ownerId)?.name ?? null),
  }));
}
