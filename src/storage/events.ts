import { z } from 'zod';
import { OBJECTION_KINDS } from '../pipeline/deal.ts';
import { type DealEvent, EVENT_KINDS, VIAS } from '../pipeline/history.ts';
import type { DealEvent as EventRow } from './generated/client.ts';
import { patchFromJson } from './patch-json.ts';
import type { Database } from './storage.ts';

const EventWords = z.object({
  kind: z.enum(EVENT_KINDS),
  via: z.enum(VIAS),
  noteKind: z.enum(OBJECTION_KINDS).nullable(),
});

/** A deal's whole history in the order of recording. */
export async function loadEvents(
  database: Database,
  workspaceId: string,
  dealId: string,
): Promise<DealEvent[]> {
  const rows = await database.dealEvent.findMany({
    where: { workspaceId, dealId },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(eventOf);
}

/** A change that somebody made. */
export interface ChangeReference {
  readonly dealId: string;
  readonly sequence: number;
}

/** A member's last change by hand (of one deal, when it is given), an undo included; undefined: none. */
export async function findLastChangeBy(
  database: Database,
  workspaceId: string,
  memberId: string,
  dealId?: string,
): Promise<ChangeReference | undefined> {
  const row = await database.dealEvent.findFirst({
    where: {
      workspaceId,
      actorId: memberId,
      via: { notIn: ['import', 'demo'] },
      ...(dealId === undefined ? {} : { dealId }),
    },
    orderBy: [{ recordedAt: 'desc' }, { sequence: 'desc' }],
    select: { dealId: true, sequence: true },
  });
  return row ?? undefined;
}

/** What others did by hand to an owner's deals since an instant, the newest first. */
export async function findEventsByOthers(
  database: Database,
  workspaceId: string,
  ownerId: string,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<{ dealId: string; event: DealEvent }[]> {
  const rows = await database.dealEvent.findMany({
    where: {
      workspaceId,
      deal: { ownerId, removedAt: null },
      actorId: { not: ownerId },
      via: { notIn: ['import', 'demo'] },
      recordedAt: { gte: since },
    },
    orderBy: [{ recordedAt: 'desc' }, { sequence: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({ dealId: row.dealId, event: eventOf(row) }));
}

/** The change that an input made, when it was committed. */
export async function findInput(
  database: Database,
  workspaceId: string,
  inputId: string,
): Promise<ChangeReference | undefined> {
  const row = await database.input.findUnique({
    where: { workspaceId_id: { workspaceId, id: inputId } },
    select: { dealId: true, sequence: true },
  });
  return row ?? undefined;
}

export function eventOf(row: EventRow): DealEvent {
  return { ...row, ...EventWords.parse(row), patch: patchFromJson(row.patch) };
}
