import fc from 'fast-check';
import type { DealEvent, DealPatch } from '../../src/pipeline/history.ts';

const BEGINNING = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

const patch: fc.Arbitrary<DealPatch> = fc.oneof(
  fc.record({ stage: fc.constantFrom('lead', 'proposal', 'closing'), status: fc.constant('open' as const) }),
  fc.record({ amount: fc.bigInt({ min: 0n, max: 10n ** 14n }), currency: fc.constantFrom('USD', 'JPY') }),
  fc.record({ ownerId: fc.constantFrom('ann', 'bob') }),
  fc.record({ closeDate: fc.option(fc.constantFrom('2026-12-31', '2027-03-31')) }),
  fc.record({ nextStep: fc.option(fc.string()) }),
);

/** Changes of one deal after its creation, recorded in order, some effective before others. */
export const arbitraryHistory: fc.Arbitrary<DealEvent[]> = fc
  .array(fc.record({ patch, day: fc.integer({ min: 0, max: 40 }) }), { maxLength: 12 })
  .map((changes) => [
    event(1, 0, { name: 'Acme rollout', stage: 'lead', status: 'open', ownerId: 'ann' }),
    ...changes.map((change, index) => event(index + 2, change.day, change.patch)),
  ]);

/** An event effective on the given day after the beginning; the first is the creation. */
export function event(
  sequence: number,
  day: number,
  change: DealPatch,
  undoes: number | null = null,
): DealEvent {
  const kind = undoes === null ? 'changed' : 'undone';
  return {
    sequence,
    kind: sequence === 1 ? 'created' : kind,
    patch: change,
    effectiveAt: new Date(BEGINNING + day * DAY_MS),
    recordedAt: new Date(BEGINNING + (100 + sequence) * DAY_MS),
    actorId: 'ann',
    via: 'command',
    inputId: `input-${sequence}`,
    note: null,
    noteKind: null,
    undoes,
  };
}

/** The instant of a day after the beginning. */
export const dayAfterBeginning = (day: number) => new Date(BEGINNING + day * DAY_MS);
