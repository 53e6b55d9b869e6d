import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayContext, readDay } from '../../src/language/day.ts';
import { ANN } from './speaker.ts';

function day(said: string, context: Partial<DayContext> = {}): string {
  const reading = readDay(said, { ...ANN, ...context });
  return reading.ok ? reading.spoken.day : reading.problem.reason;
}

describe('reading a day', () => {
  it('begins a day at midnight in the speaker’s zone, not in UTC', () => {
    const now = new Date('2026-11-24T23:30:00.000Z');
    expect(day('tomorrow', { now, timeZone: 'Europe/Berlin' })).toBe('2026-11-26');
    expect(day('tomorrow', { now, timeZone: 'America/New_York' })).toBe('2026-11-25');
    expect(
      day('end of month', { now: new Date('2026-11-30T23:30:00.000Z'), timeZone: 'Europe/Berlin' }),
    ).toBe('2026-12-31');
    expect(day('today', { now: new Date('2026-11-24T11:00:00.000Z'), timeZone: 'Pacific/Kiritimati' })).toBe(
      '2026-11-25',
    );
  });

  it('counts days over a change of the clocks', () => {
    const now = new Date('2027-03-27T23:30:00.000Z');
    expect(day('tomorrow', { now, timeZone: 'Europe/Berlin' })).toBe('2027-03-29');
    expect(day('in 2 days', { now, timeZone: 'Europe/Berlin' })).toBe('2027-03-30');
  });

  it('takes a weekday for the next one after today, today’s own for next week', () => {
    const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 6 }), (ahead, index) => {
        const now = new Date(Date.UTC(2026, 0, 1 + ahead, 12));
        const read = day(weekdays[index] ?? '', { now, timeZone: 'UTC' });
        const difference = (Date.parse(`${read}T12:00:00Z`) - now.getTime()) / 86_400_000;
        expect(new Date(`${read}T12:00:00Z`).getUTCDay()).toBe(index);
        expect(difference).toBeGreaterThanOrEqual(1);
        expect(difference).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('reads every day of the calendar in every way of writing it, and no day that the calendar lacks', () => {
    const months = [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 2024, max: 2040 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, date) => {
          const exists = new Date(Date.UTC(year, month - 1, date)).getUTCMonth() === month - 1;
          const [mm, dd] = [String(month).padStart(2, '0'), String(date).padStart(2, '0')];
          const expected = exists ? `${year}-${mm}-${dd}` : 'impossible';
          const name = months[month - 1] ?? '';
          expect(day(`${year}-${mm}-${dd}`)).toBe(expected);
          expect(day(`${dd}.${mm}.${year}`)).toBe(expected);
          expect(day(`${date} ${name} ${year}`)).toBe(expected);
          expect(day(`${name.slice(0, 3)} ${date}, ${year}`)).toBe(expected);
        },
      ),
    );
  });

  it('reads the numbers in the locale’s order, and in the other where only that exists', () => {
    expect(day('1/5/2027', { locale: 'en-US' })).toBe('2027-01-05');
    expect(day('1/5/2027', { locale: 'en-GB' })).toBe('2027-05-01');
    expect(day('1/5/2027', { locale: 'fr-FR' })).toBe('2027-05-01');
    expect(day('31/12/2026', { locale: 'en-US' })).toBe('2026-12-31');
    expect(day('12/31/2026', { locale: 'en-GB' })).toBe('2026-12-31');
    expect(day('5/31', { locale: 'en-GB' })).toBe('2027-05-31');
  });

  it.each([
    ['freitag', 'de-DE', '2026-11-27'],
    ['Ende nächsten Quartals', 'de-DE', '2027-03-31'],
    ['31. Dezember', 'de-DE', '2026-12-31'],
    ['fin du mois prochain', 'fr-FR', '2026-12-31'],
    ['demain', 'fr-FR', '2026-11-25'],
    ['31 avril', 'fr-FR', 'impossible'],
    ['31 de diciembre', 'es-ES', '2026-12-31'],
    ['amanhã', 'pt-BR', '2026-11-25'],
    ['eind volgende maand', 'nl-NL', '2026-12-31'],
    ['2027年3月31日', 'ja-JP', '2027-03-31'],
    ['end of month', 'ja-JP', '2026-11-30'],
    ['friday', 'ko-KR', '2026-11-27'],
  ])('reads "%s" to a speaker of %s as %s', (said, locale, expected) => {
    expect(day(said, { locale })).toBe(expected);
  });

  it.each([
    ['this quarter', '2026-12-31'],
    ["Q2 '27", '2027-06-30'],
    ['Q4', '2026-12-31'],
    ['Q3', '2027-09-30'],
    ['H1', '2027-06-30'],
    ['end of this week', '2026-11-27'],
    ['start of next quarter', '2027-01-01'],
    ['late March', '2027-03-31'],
    ['November', '2026-11-30'],
    ['May 27', '2027-05-27'],
    ["March '28", '2028-03-31'],
    ['last Friday', '2026-11-20'],
    ['2025-01-31', '2025-01-31'],
    ['Friday 3pm', '2026-11-27'],
  ])('reads "%s" as %s', (said, expected) => {
    expect(day(said)).toBe(expected);
  });

  it('ends the week of a weekend on the Friday to come', () => {
    expect(day('end of week', { now: new Date('2026-11-28T12:00:00.000Z') })).toBe('2026-12-04');
  });

  it.each([
    '',
    'Me films',
    'soonish',
    'Friday maybe',
    '5',
    '9am',
    'the',
    'Jan 5 - Jan 9',
    'constructor',
    '2027-03-31 10',
    'end of May 10',
  ])('reads no day in "%s"', (said) => {
    expect(day(said)).toBe('notADay');
  });

  it('refuses days too far from now', () => {
    expect(day('2046-11-23')).toBe('2046-11-23');
    expect(day('2046-11-24')).toBe('tooFar');
    expect(day('1999-01-01')).toBe('tooFar');
  });
});
