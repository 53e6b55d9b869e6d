import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsAt, stageEnteredAt, versionsOf } from '../../src/pipeline/history.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { arbitraryHistory, dayAfterBeginning, event } from './arbitrary-history.ts';

describe('a history', () => {
  it('has a version for every instant from its beginning on, and no two for one', () => {
    fc.assert(
      fc.property(arbitraryHistory, (events) => {
        const versions = versionsOf(events);
        expect(versions.at(-1)?.validTo).toBeNull();
        for (const [index, version] of versions.entries()) {
          const next = versions[index + 1];
          expect(version.validTo).toEqual(next?.validFrom ?? null);
          if (next !== undefined)
            expect(next.validFrom.getTime()).toBeGreaterThan(version.validFrom.getTime());
        }
      }),
    );
  });

  it('says the same as of a day by its versions and by its events', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.integer({ min: 0, max: 45 }), (events, day) => {
        const at = dayAfterBeginning(day);
        const version = versionsOf(events).find(
          ({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at),
        );
        expect(fieldsAt(events, at)).toEqual(version?.fields);
      }),
    );
  });

  it('knows nothing of a deal before its creation', () => {
    expect(
      fieldsAt(
        [event(1, 5, { name: 'A', stage: 'lead', status: 'open', ownerId: 'ann' })],
        dayAfterBeginning(4),
      ),
    ).toBeUndefined();
  });

  it('lets a change that was so earlier, but was learnt later, leave what came after it', () => {
    const events = [
      event(1, 0, { name: 'A', stage: 'lead', status: 'open', ownerId: 'ann' }),
      event(2, 20, { stage: 'closing' }),
      event(3, 10, { stage: 'proposal' }),
    ];
    expect(versionsOf(events).map(({ fields }) => fields.stage)).toEqual(['lead', 'proposal', 'closing']);
    expect(stageEnteredAt(events)).toEqual(dayAfterBeginning(20));
  });

  it('that does not begin with a creation is broken, and says so', () => {
    expect(() => versionsOf([{ ...event(2, 0, { stage: 'lead' }) }])).toThrow('not with the creation');
  });
});

describe('undo', () => {
  it('of the latest change gives back exactly the fields before it', () => {
    fc.assert(
      fc.property(arbitraryHistory, (events) => {
        const target = events.toSorted(
          (a, b) => b.effectiveAt.getTime() - a.effectiveAt.getTime() || b.sequence - a.sequence,
        )[0];
        if (target === undefined || target.sequence === 1 || target.sequence !== events.length) return;
        const decision = undo(events, target, dayAfterBeginning(50));
        if (!decision.ok) throw new Error(decision.reason);
        const after = [...events, event(events.length + 1, 50, decision.patch, target.sequence)];
        expect(fieldsAt(after, dayAfterBeginning(51))).toEqual(
          fieldsAt(events.slice(0, -1), dayAfterBeginning(51)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when a later change set one of the same fields, and only then', () => {
    const events = [
      event(1, 0, { name: 'A', stage: 'lead', status: 'open', ownerId: 'ann' }),
      event(2, 1, { stage: 'proposal' }),
      event(3, 2, { nextStep: 'call' }),
      event(4, 3, { stage: 'closing' }),
    ];
    const [, moved, planned, movedAgain] = events;
    if (moved === undefined || planned === undefined || movedAgain === undefined)
      throw new Error('too short');
    expect(undo(events, moved, dayAfterBeginning(9))).toMatchObject({
      ok: false,
      reason: 'changedSince',
      later: { sequence: 4 },
    });
    expect(undo(events, planned, dayAfterBeginning(9))).toEqual({ ok: true, patch: { nextStep: null } });
    const taken = [...events, event(5, 4, { stage: 'proposal' }, 4)];
    expect(undo(taken, moved, dayAfterBeginning(9))).toEqual({ ok: true, patch: { stage: 'lead' } });
    expect(undo(taken, movedAgain, dayAfterBeginning(9))).toMatchObject({ reason: 'alreadyUndone' });
  });
});
