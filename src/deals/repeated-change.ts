import { findDeals } from '../storage/deals.ts';
import { type ChangeReference, loadEvents } from '../storage/events.ts';
import type { Storage } from '../storage/storage.ts';
import type { DealChange } from './change-deal.ts';
import { dealAsSeen } from './deal-as-seen.ts';
import { Refused } from './refusal.ts';

/** The change that an input made when it first came, as its receipt showed it. */
export async function repeatedChange(
  storage: Storage,
  workspaceId: string,
  { dealId, sequence }: ChangeReference,
): Promise<DealChange> {
  const [deal] = await findDeals(storage.database, workspaceId, [dealId]);
  const events = await loadEvents(storage.database, workspaceId, dealId);
  const event = events.find((candidate) => candidate.sequence === sequence);
  if (deal === undefined || event === undefined) throw new Refused({ code: 'dealNotFound' });
  const after = await dealAsSeen({ storage }, deal, sequence);
  const before = sequence === 1 ? after : await dealAsSeen({ storage }, deal, sequence - 1);
  return { before, after, event, repeated: true };
}
