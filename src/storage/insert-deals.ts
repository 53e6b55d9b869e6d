import { randomUUID } from 'node:crypto';
import type { Deal, DealFields } from '../pipeline/deal.ts';
import { type DealEvent, stageEnteredAt, versionsOf } from '../pipeline/history.ts';
import type { Prisma } from './generated/client.ts';
import { insertRows } from './insert-rows.ts';
import { patchToJson } from './patch-json.ts';
import type { Transaction } from './transaction.ts';

/** A deal to be created with the history that it comes with: its creation and, from a file, what followed. */
export interface NewDeal {
  readonly id: string;
  readonly workspaceId: string;
  readonly number: number;
  readonly externalId: string | null;
  readonly searchName: string;
  /** In the order of recording; the first is the creation. */
  readonly events: readonly DealEvent[];
}

/** An id for a deal, known before it is written so that its events can name it. */
export function newDealId(): string {
  return randomUUID();
}

/**
 * Writes new deals with their events, versions and input ids. False when one of the inputs took effect
 * before or another transaction was faster: the caller must then give the transaction up.
 */
export async function insertDeals(transaction: Transaction, deals: readonly NewDeal[]): Promise<boolean> {
  const inputs = deals.flatMap(({ id: dealId, workspaceId, events }) =>
    events.map(({ inputId: id, sequence, recordedAt }) => ({
      workspaceId,
      id,
      dealId,
      sequence,
      recordedAt,
    })),
  );
  if ((await insertRows(transaction, 'input', inputs)) < inputs.length) return false;
  // Fewer: another transaction has taken a number or an external id.
  if ((await insertRows(transaction, 'deal', deals.map(dealRow))) < deals.length) return false;
  await insertRows(
    transaction,
    'deal_event',
    deals.flatMap((deal) => deal.events.map((event) => eventRow(deal, event))),
  );
  await insertRows(transaction, 'deal_version', deals.flatMap(versionRows));
  return true;
}

/** The rows of a deal's versions, folded from its events. */
export function versionRows(
  deal: Pick<NewDeal, 'id' | 'workspaceId' | 'events'>,
): Prisma.DealVersionCreateManyInput[] {
  return versionsOf(deal.events).map(({ validFrom, validTo, sequence, fields }) => ({
    workspaceId: deal.workspaceId,
    dealId: deal.id,
    validFrom,
    validTo,
    sequence,
    ...storedFields(fields),
  }));
}

/** An event as its row. */
export function eventRow(
  deal: Pick<NewDeal, 'id' | 'workspaceId'>,
  event: DealEvent,
): Prisma.DealEventCreateManyInput {
  const patch: Prisma.InputJsonValue = JSON.parse(patchToJson(event.patch));
  return { workspaceId: deal.workspaceId, dealId: deal.id, ...event, patch };
}

/** What the deal's own row holds after the events. */
export function currentState(events: readonly DealEvent[]) {
  const versions = versionsOf(events);
  const [first] = versions;
  const last = versions.at(-1);
  if (first === undefined || last === undefined) throw new Error('a deal without events');
  return {
    ...last.fields,
    version: events.length,
    createdAt: first.validFrom,
    stageEnteredAt: stageEnteredAt(events) ?? last.validFrom,
    lastActivityAt: last.validFrom,
  };
}

/** Fields as their columns hold them. */
export function storedFields<Fields extends Pick<DealFields, 'closeDate'>>(fields: Fields) {
  const { closeDate } = fields;
  return { ...fields, closeDate: closeDate === null ? null : new Date(`${closeDate}T00:00:00.000Z`) };
}

/** A new deal as it stands after its events. */
export function dealOf({ events, searchName: _, ...deal }: NewDeal): Deal {
  return { ...deal, ...currentState(events) };
}

function dealRow({ searchName, ...deal }: NewDeal): Prisma.DealCreateManyInput {
  return { ...storedFields(dealOf({ searchName, ...deal })), searchName };
}
