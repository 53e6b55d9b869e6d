import { type DealRecord, findDealByNumber } from '../storage/deals.ts';
import { loadEvents } from '../storage/events.ts';
import type { Answer } from './answer.ts';
import { nameEvents } from './name-events.ts';
import { Refused } from './refusal.ts';
import type { Dependencies, Request } from './request.ts';

/** Events on one page of a history. */
export const HISTORY_PAGE = 15;

/** A deal's history, newest first, from the `offset`th event on. */
export async function showHistory(
  { storage }: Pick<Dependencies, 'storage'>,
  deal: DealRecord,
  offset = 0,
): Promise<Answer> {
  const events = await loadEvents(storage.database, deal.workspaceId, deal.id);
  const named = await nameEvents(storage.database, deal.workspaceId, events);
  const page = named.toReversed().slice(offset, offset + HISTORY_PAGE);
  return { kind: 'history', deal, events: page, total: events.length, offset };
}

/** The history of the deal that people call `#number`. Throws {@link Refused} when there is none. */
export async function showHistoryByNumber(
  dependencies: Pick<Dependencies, 'storage'>,
  { speaker }: Request,
  number: number,
  offset: number,
): Promise<Answer> {
  const deal = await findDealByNumber(dependencies.storage.database, speaker.workspace.id, number);
  if (deal === undefined) throw new Refused({ code: 'dealNotFound' });
  return showHistory(dependencies, deal, offset);
}
