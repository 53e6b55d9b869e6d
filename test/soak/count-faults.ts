import { isDeepStrictEqual } from 'node:util';
import { versionsOf } from '../../src/pipeline/history.ts';
import { loadEvents } from '../../src/storage/events.ts';
import type { Storage } from '../../src/storage/storage.ts';

export interface Faults {
  /** Receipts that people saw and history doesn't know. */
  readonly lost: number;
  readonly doubled: number;
  /** Deals whose row or versions differ from the fold of their events. */
  readonly halfDone: number;
}

/** Holds a database against the receipts that were shown, and every deal against its own history. */
export async function countFaults({ database }: Storage, receipts: readonly string[]): Promise<Faults> {
  const known = await database.input.findMany({ where: { id: { in: [...receipts] } }, select: { id: true } });
  const inputs = await database.dealEvent.groupBy({ by: ['inputId'], _count: true });
  const deals = await database.deal.findMany();
  let halfDone = 0;
  for (const deal of deals) {
    const events = await loadEvents(database, deal.workspaceId, deal.id);
    const folded = versionsOf(events);
    const stored = await database.dealVersion.findMany({
      where: { dealId: deal.id },
      orderBy: { validFrom: 'asc' },
    });
    const isWhole =
      deal.version === events.length &&
      deal.stage === folded.at(-1)?.fields.stage &&
      deal.amount === folded.at(-1)?.fields.amount &&
      isDeepStrictEqual(
        stored.map(({ validFrom, validTo, stage, amount }) => ({ validFrom, validTo, stage, amount })),
        folded.map(({ validFrom, validTo, fields }) => ({
          validFrom,
          validTo,
          stage: fields.stage,
          amount: fields.amount,
        })),
      );
    if (!isWhole) halfDone += 1;
  }
  return {
    lost: new Set(receipts).size - known.length,
    doubled: inputs.filter(({ _count }) => _count > 1).length,
    halfDone,
  };
}
