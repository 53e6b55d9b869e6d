import { fieldsAt, versionsOf } from '../pipeline/history.ts';
import { findDeals } from '../storage/deals.ts';
import { type ChangeReference, loadEvents } from '../storage/events.ts';
import type { Database } from '../storage/storage.ts';
import type { DealChange } from './change-deal.ts';
import { Refused } from './refusal.ts';

/** The change that an input made when it first came, as its receipt showed it. */
export async function repeatedChange(
  database: Database,
  workspaceId: string,
  { dealId, sequence }: ChangeReference,
): Promise<DealChange> {
  const [deal] = await findDeals(database, workspaceId, [dealId]);
  const events = await loadEvents(database, workspaceId, dealId);
  const event = events.find((candidate) => candidate.sequence === sequence);
  if (deal === undefined || event === undefined) throw new Refused({ code: 'dealNotFound' });
  const after = fieldsAt(events.slice(0, sequence), event.effectiveAt) ?? deal;
  const before = versionsOf(events.slice(0, Math.max(1, sequence - 1))).at(-1)?.fields ?? deal;
  return {
    before: { ...deal, ...before, version: sequence - 1 },
    after: { ...deal, ...after, version: sequence },
    event,
    repeated: true,
  };
}
