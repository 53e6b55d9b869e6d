import type { DealRecord } from '../storage/deals.ts';
import { loadEvents } from '../storage/events.ts';
import type { Answer } from './answer.ts';
import { nameEvents } from './name-events.ts';
import type { Dependencies } from './request.ts';

/** How many of the last events a deal's card tells. */
const RECENT = 3;

/** A deal's card, with what happened to it last. */
export async function showDeal(
  { storage }: Pick<Dependencies, 'storage'>,
  deal: DealRecord,
): Promise<Answer> {
  const events = await loadEvents(storage.database, deal.workspaceId, deal.id);
  const recent = events.slice(-RECENT).toReversed();
  return { kind: 'deal', deal, recent: await nameEvents(storage.database, deal.workspaceId, recent) };
}
