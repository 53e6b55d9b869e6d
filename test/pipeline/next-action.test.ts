import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../src/pipeline/day.ts';
import { nextAction, quietSince } from '../../src/pipeline/next-action.ts';
import { DEFAULT_STAGES } from '../../src/pipeline/stage.ts';

/** A Tuesday. */
const CALENDAR = { today: '2026-11-24', timeZone: 'Europe/Berlin', workingDays: [1, 2, 3, 4, 5] };
const CLOSING = DEFAULT_STAGES.find(({ key }) => key === 'closing');
const WELL = {
  closeDate: '2026-12-31',
  nextStep: 'call the CFO',
  lastActivityAt: new Date('2026-11-23T12:00:00Z'),
};

describe('what to do next about a deal', () => {
  it('is a new close date once that has passed, whatever else is wrong', () => {
    const late = { ...WELL, closeDate: '2026-11-23', nextStep: null };
    expect(nextAction(late, CLOSING, CALENDAR)).toEqual({
      reason: 'closeDatePassed',
      buttons: ['closeDate'],
    });
  });

  it('is not asked for on the day itself', () => {
    expect(nextAction({ ...WELL, closeDate: '2026-11-24' }, CLOSING, CALENDAR).reason).toBe('onTrack');
  });

  it('is a next step where there is none', () => {
    expect(nextAction({ ...WELL, nextStep: null }, CLOSING, CALENDAR).buttons).toEqual(['nextStep']);
  });

  it("is to move it or to note something once it was quiet for the stage's working days", () => {
    // Closing: 5 working days. From Tuesday to Tuesday there are five.
    const lastTuesday = { ...WELL, lastActivityAt: new Date('2026-11-17T12:00:00Z') };
    expect(nextAction(lastTuesday, CLOSING, CALENDAR)).toEqual({
      reason: 'quiet',
      days: 7,
      buttons: ['move', 'note'],
    });
    const lastWednesday = { ...WELL, lastActivityAt: new Date('2026-11-18T12:00:00Z') };
    expect(nextAction(lastWednesday, CLOSING, CALENDAR).reason).toBe('onTrack');
  });

  it('is a close date where none is set and nothing is more pressing', () => {
    expect(nextAction({ ...WELL, closeDate: null }, CLOSING, CALENDAR).reason).toBe('noCloseDate');
  });

  it('goes by the days of the owner', () => {
    const monday = { ...WELL, lastActivityAt: new Date('2026-11-16T23:30:00Z') };
    expect(nextAction(monday, CLOSING, CALENDAR)).toMatchObject({ days: 7 });
    expect(nextAction(monday, CLOSING, { ...CALENDAR, timeZone: 'UTC' })).toMatchObject({ days: 8 });
  });
});

describe('quiet since', () => {
  it('never for a stage in which nothing goes stale', () => {
    expect(quietSince({ daysUntilStale: null }, CALENDAR)).toBeNull();
  });

  it('has exactly so many working days up to today', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.nat(60), days, (daysUntilStale, workingDays) => {
        const since = quietSince({ daysUntilStale }, { today: CALENDAR.today, workingDays }) ?? '';
        const length = daysBetween(since, CALENDAR.today);
        const worked = Array.from({ length }, (_, ago) => {
          const weekday = (2 - ago) % 7;
          return weekday <= 0 ? weekday + 7 : weekday;
        }).filter((weekday) => workingDays.includes(weekday));
        expect(worked).toHaveLength(daysUntilStale);
      }),
    );
  });

  it('counts every day where no working days are set', () => {
    expect(quietSince({ daysUntilStale: 3 }, { ...CALENDAR, workingDays: [] })).toBe('2026-11-21');
  });
});
