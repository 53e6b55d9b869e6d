import { type DealEvent, inEffectiveOrder } from '../pipeline/history.ts';
import { toDecimal } from '../pipeline/money.ts';
import { type ExportedDeal, findAccountNames, loadExportPage } from '../storage/export-page.ts';
import { loadHistories } from '../storage/import-matches.ts';
import { findMembers } from '../storage/members.ts';
import type { Storage } from '../storage/storage.ts';

/** An event with people and accounts by what they are called outside: Slack user id where there is one, else name. */
export interface ExportedEvent {
  readonly event: DealEvent;
  /** Null: no person did it. */
  readonly by: string | null;
  /** The patch as {@link exportDeals} names fields: money as a decimal, `owner` and `account` by name. */
  readonly patch: Readonly<Record<string, unknown>>;
}

/** A deal and its history as far as the export covers it. */
export interface ExportedHistory {
  readonly deal: ExportedDeal;
  readonly events: readonly ExportedEvent[];
}

interface Names {
  person(id: string): string | null;
  account(id: string): string | null;
}

/** Deals held in memory at once. */
const PAGE_DEALS = 500;

/** A workspace's deals by number, now or as of an instant, page by page however many there are. */
export async function* exportDeals(
  { database }: Storage,
  workspaceId: string,
  at: Date | null,
): AsyncGenerator<ExportedDeal[]> {
  for (let after = 0; ; ) {
    const deals = await loadExportPage(database, workspaceId, { after, limit: PAGE_DEALS, at });
    if (deals.length > 0) yield deals;
    if (deals.length < PAGE_DEALS) return;
    after = deals.at(-1)?.number ?? after;
  }
}

/** {@link exportDeals} with the events that were effective by then. */
export async function* exportHistories(
  storage: Storage,
  workspaceId: string,
  at: Date | null,
): AsyncGenerator<ExportedHistory[]> {
  for await (const deals of exportDeals(storage, workspaceId, at)) {
    const ids = deals.map(({ id }) => id);
    const histories = await loadHistories(storage.database, workspaceId, ids);
    const names = await namesIn(storage, workspaceId, [...histories.values()].flat());
    yield deals.map((deal) => {
      const events = histories.get(deal.id) ?? [];
      return {
        deal,
        events: eventsBy(
          events.filter(({ effectiveAt }) => at === null || effectiveAt <= at),
          names,
        ),
      };
    });
  }
}

async function namesIn(
  { database }: Storage,
  workspaceId: string,
  events: readonly DealEvent[],
): Promise<Names> {
  const people = events.flatMap(({ actorId, patch }) => [actorId ?? [], patch.ownerId ?? []].flat());
  const members = await findMembers(database, workspaceId, people);
  const accountIds = events.flatMap(({ patch }) => patch.accountId ?? []);
  const accounts = await findAccountNames(database, workspaceId, accountIds);
  return {
    person: (id) => members.get(id)?.slackUserId ?? members.get(id)?.name ?? null,
    account: (id) => accounts.get(id) ?? null,
  };
}

/** An amount that changes without its currency is in the one that the deal had then. */
function eventsBy(events: readonly DealEvent[], names: Names): ExportedEvent[] {
  let currency: string | null = null;
  const currencies = new Map<DealEvent, string | null>();
  for (const event of inEffectiveOrder(events)) {
    currency = event.patch.currency === undefined ? currency : event.patch.currency;
    currencies.set(event, currency);
  }
  return events.map((event) => ({
    event,
    by: event.actorId === null ? null : names.person(event.actorId),
    patch: patchBy(event, currencies.get(event) ?? null, names),
  }));
}

function patchBy({ patch }: DealEvent, currency: string | null, names: Names): Record<string, unknown> {
  const { amount, accountId, ownerId, ...rest } = patch;
  return {
    ...rest,
    ...(amount === undefined
      ? {}
      : { amount: amount === null || currency === null ? null : toDecimal({ minor: amount, currency }) }),
    ...(accountId === undefined ? {} : { account: accountId === null ? null : names.account(accountId) }),
    ...(ownerId === undefined ? {} : { owner: names.person(ownerId) }),
  };
}
