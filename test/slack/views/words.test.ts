import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agoText, dayText, fromToday, momentText } from '../../../src/slack/views/day-text.ts';
import { exactAmount, shortAmount, totalText } from '../../../src/slack/views/money-text.ts';
import { clip, escaped, listed, plain } from '../../../src/slack/views/text.ts';
import { words } from './arbitrary.ts';
import { CONTEXT, NOW } from './builders.ts';

const usd = (minor: bigint | null) => ({ amount: minor, currency: minor === null ? null : 'USD' });

describe('amounts', () => {
  test.each([
    [{ amount: 120_000_000n, currency: 'USD' }, '$1,200,000'],
    [{ amount: 500_000n, currency: 'JPY' }, '¥500,000'],
    [{ amount: 1_250n, currency: 'USD' }, '$12.50'],
    [{ amount: 0n, currency: 'USD' }, '$0'],
    [{ amount: 1_234_567n, currency: 'KWD' }, 'KWD 1,234.567'],
    [usd(null), 'no amount'],
  ])('%o stands alone as %s', (amount, text) => {
    expect(exactAmount(amount, 'en-US').replaceAll('\u00A0', ' ')).toBe(text);
  });

  test.each([
    [5_000_000n, '$50k'],
    [120_000_000n, '$1.2m'],
    [125_000_000n, '$1.25m'],
    [99_999_900n, '$1m'],
    [95_000n, '$950'],
    [null, 'no amount'],
  ])('%s cents stand in a list as %s', (minor, text) => {
    expect(shortAmount(usd(minor), 'en-US')).toBe(text);
  });

  test('are exact beyond what a number holds', () => {
    expect(exactAmount(usd(123_456_789_012_345_678_901n), 'en-US')).toBe('$1,234,567,890,123,456,789.01');
  });

  test("are written as the reader's locale writes them, in any locale", () => {
    expect(exactAmount(usd(120_000_050n), 'de-DE').replaceAll('\u00A0', ' ')).toBe('1.200.000,50 $');
    expect(exactAmount(usd(5_000_000n), 'no such locale')).toBe('$50,000');
  });

  test('add up in one currency, and beside it what no rate is known for', () => {
    const money = { minor: 31_000_000n, currency: 'USD' };
    const yen = { minor: 500_000n, currency: 'JPY' };
    expect(totalText({ money, unconverted: [] }, 'en-US')).toBe('$310k');
    expect(totalText({ money, unconverted: [yen] }, 'en-US')).toBe('$310k + ¥500k without a rate');
    const nothing = { minor: 0n, currency: 'USD' };
    expect(totalText({ money: nothing, unconverted: [yen] }, 'en-US')).toBe('¥500k without a rate');
    expect(totalText({ money: nothing, unconverted: [] }, 'en-US')).toBeUndefined();
  });
});

describe('days', () => {
  test.each([
    ['2026-12-31', 'Thu 31 Dec'],
    ['2027-01-15', 'Fri 15 Jan'],
    ['2027-09-30', 'Thu 30 Sep 2027'],
    ['2026-08-31', 'Mon 31 Aug'],
    ['2026-01-05', 'Mon 5 Jan 2026'],
  ])('%s in November 2026 is %s', (day, text) => {
    expect(dayText(day, CONTEXT)).toBe(text);
  });

  test('are told from the reader on', () => {
    expect(fromToday('2026-11-24', CONTEXT)).toBe('today');
    expect(fromToday('2026-11-25', CONTEXT)).toBe('tomorrow');
    expect(fromToday('2026-12-15', CONTEXT)).toBe('in 3 weeks');
    expect(fromToday('2026-11-14', CONTEXT)).toBe('10 days ago');
  });

  test('a moment is told in the time zone and the clock of the reader', () => {
    const late = new Date('2026-11-24T23:30:00Z');
    expect(momentText(late, CONTEXT).replaceAll('\u202F', ' ')).toBe('Wed 25 Nov at 12:30 AM');
    expect(momentText(late, { ...CONTEXT, locale: 'de-DE' })).toBe('Wed 25 Nov at 00:30');
  });

  test.each([
    [20, 'just now'],
    [4 * 60, '4 minutes ago'],
    [2 * 3_600, '2 hours ago'],
    [20 * 3_600, 'yesterday'],
    [12 * 86_400, 'on Thu 12 Nov'],
  ])('%d seconds ago is %s', (seconds, text) => {
    expect(agoText(new Date(NOW.getTime() - seconds * 1_000), CONTEXT)).toBe(text);
  });
});

describe("somebody's words", () => {
  test('are one line that mentions, links and formats nothing', () => {
    expect(escaped('<!here> R&D\n\u202E*now*', 100)).toBe('&lt;!here&gt; R&amp;D ∗now∗');
    expect(escaped('Q3_renewal_EU', 100)).toBe('Q3_renewal_EU');
  });

  test('from right to left stay apart from what stands beside them', () => {
    expect(plain('שלום', 20)).toBe('\u2068שלום\u2069');
  });

  test('are clipped between graphemes and never inside an escape', () => {
    expect(plain('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 13)).toBe('👩‍👩‍👧‍👦…');
    expect(escaped('a&b', 6)).toBe('a…');
  });

  test('always fit and are never empty', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 300 }), (text, max) => {
        for (const shown of [plain(text, max), escaped(text, max)]) {
          expect(shown).not.toBe('');
          expect(shown.length).toBeLessThanOrEqual(max);
        }
      }),
    );
  });

  test('short enough are left as they are', () => {
    expect(clip('Acme', 4)).toBe('Acme');
    expect(clip('Acme Corp', 6)).toBe('Acme…');
  });

  test('in a list are counted where there are too many', () => {
    expect(listed(['a', 'b', 'c'], 100)).toBe('a, b and c');
    expect(listed(['aaaa', 'bbbb', 'cccc'], 12)).toBe('aaaa, bbbb and 1 more');
  });
});
