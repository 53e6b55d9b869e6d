import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileAmount, surveyAmounts } from '../../../src/deals/import/amounts.ts';

/** Amounts of one column, decided together and read; the reason where one is refused. */
function column(...texts: string[]): (string | bigint)[] {
  const survey = surveyAmounts();
  for (const text of texts) survey.see(text);
  const context = { decimalSign: survey.decide(), currency: 'USD' };
  return texts.map((text) => {
    const reading = readFileAmount(text, null, context);
    return reading.ok ? reading.money.minor : reading.reason;
  });
}

describe("a file's amounts", () => {
  it('decide together what separates the decimals', () => {
    expect(column('1.234', '5,5')).toEqual([123_400n, 550n]);
    expect(column('1,234', '5.5')).toEqual([123_400n, 550n]);
    expect(column('1.234,50', '1.234')).toEqual([123_450n, 123_400n]);
    expect(column('1.234')).toEqual([123_400n]);
    expect(column('1,234,567', '1,234')).toEqual([123_456_700n, 123_400n]);
    expect(column('12,34,567.00')).toEqual([123_456_700n]);
    expect(column("1'234.50", '1 234', '$0.50')).toEqual([123_450n, 123_400n, 50n]);
  });

  it('are refused where a deal cannot have them, and never rounded', () => {
    expect(column('-5')).toEqual(['-5 is negative, which a deal cannot be']);
    expect(column('(5.00)')).toEqual(['(5.00) is negative, which a deal cannot be']);
    expect(column('1.2345')).toEqual(['1.2345 has more decimals than USD']);
    expect(column('ten')).toEqual(['ten is not an amount']);
    expect(column('9999999999999')).toEqual(['9999999999999 is too large for a deal']);
    expect(column('12 parrots')).toEqual(['12 parrots is in no currency that I know']);
  });

  it('take the currency of their column, of their sign, or of the workspace', () => {
    const context = { decimalSign: null, currency: 'USD' } as const;
    const read = (text: string, currency: string | null) => {
      const reading = readFileAmount(text, currency, context);
      return reading.ok ? reading.money : reading.reason;
    };
    expect(read('5', null)).toEqual({ minor: 500n, currency: 'USD' });
    expect(read('5 €', null)).toEqual({ minor: 500n, currency: 'EUR' });
    expect(read('JPY 5', null)).toEqual({ minor: 5n, currency: 'JPY' });
    expect(read('5', 'gbp')).toEqual({ minor: 500n, currency: 'GBP' });
    expect(read('5', 'parrots')).toBe('parrots is in no currency that I know');
  });

  it('come out as they went in, grouped one way or the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10 ** 9), { minLength: 1 }),
        fc.constantFrom('en', 'de'),
        (cents, locale) => {
          const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
          expect(column(...cents.map((amount) => format.format(amount / 100)))).toEqual(cents.map(BigInt));
        },
      ),
    );
  });
});
