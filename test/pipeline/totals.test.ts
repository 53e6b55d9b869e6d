import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorPerMajor } from '../../src/pipeline/money.ts';
import { addTotals, type CurrencySum, convert, totalIn, weighted } from '../../src/pipeline/totals.ts';

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF');
const minor = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const rate = fc
  .tuple(fc.nat(9_999), fc.nat(999_999_999))
  .map(([whole, fraction]) => `${whole}.${fraction.toString().padStart(9, '0')}`);
const sum: fc.Arbitrary<CurrencySum> = fc.record({
  minor,
  currency,
  rate: fc.option(rate, { nil: null }),
});

function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b;
}

describe('a conversion', () => {
  it('is never further from the exact value than half a minor unit, and even where it is as far', () => {
    fc.assert(
      fc.property(minor, currency, rate, currency, (amount, from, decimal, to) => {
        const { minor: converted } = convert({ minor: amount, currency: from }, decimal, to);
        const exact = amount * BigInt(decimal.replace('.', '')) * minorPerMajor(to);
        const unit = minorPerMajor(from) * 10n ** 9n;
        const error = distance(converted * unit, exact) * 2n;
        expect(error <= unit).toBe(true);
        if (error === unit) expect(converted % 2n).toBe(0n);
      }),
    );
  });

  it.each([
    [{ minor: 50_000_000n, currency: 'JPY' }, '0.0065', 'USD', 32_500_000n],
    [{ minor: 100n, currency: 'EUR' }, '1.0845', 'USD', 108n],
    [{ minor: 1n, currency: 'EUR' }, '2.5', 'USD', 2n],
    [{ minor: 1n, currency: 'EUR' }, '3.5', 'USD', 4n],
    [{ minor: -1n, currency: 'EUR' }, '2.5', 'USD', -2n],
    [{ minor: 1_500n, currency: 'KWD' }, '3.25', 'JPY', 5n],
  ])('of %o at %s to %s is %s', (money, decimal, to, expected) => {
    expect(convert(money, decimal, to)).toEqual({ minor: expected, currency: to });
  });

  it('refuses what is no plain decimal', () => {
    expect(() => convert({ minor: 1n, currency: 'EUR' }, '1e3', 'USD')).toThrow('is not a rate');
  });
});

describe('a total', () => {
  it('drops nothing: every currency is in it or beside it, whole', () => {
    fc.assert(
      fc.property(fc.array(sum), (sums) => {
        const total = totalIn('USD', sums);
        for (const code of ['EUR', 'JPY', 'KWD', 'CLF']) {
          const unknown = sums.filter((one) => one.currency === code && one.rate === null);
          expect(total.unconverted.find((one) => one.currency === code)?.minor).toBe(
            unknown.length === 0 ? undefined : unknown.reduce((all, one) => all + one.minor, 0n),
          );
        }
        const known = sums
          .filter((one) => one.currency === 'USD' || one.rate !== null)
          .map((one) => (one.currency === 'USD' ? one.minor : convert(one, one.rate ?? '0', 'USD').minor));
        expect(total.money).toEqual({ currency: 'USD', minor: known.reduce((all, one) => all + one, 0n) });
      }),
    );
  });

  it('is the same whether its parts are added first or last', () => {
    fc.assert(
      fc.property(fc.array(sum), fc.array(sum), (a, b) => {
        expect(addTotals('USD', [totalIn('USD', a), totalIn('USD', b)])).toEqual(
          totalIn('USD', [...a, ...b]),
        );
      }),
    );
  });

  it('is weighted to nothing by 0 and to itself by 100', () => {
    fc.assert(
      fc.property(fc.array(sum), (sums) => {
        const total = totalIn('USD', sums);
        expect(weighted(total, 100)).toEqual(total);
        expect(weighted(total, 0).money.minor).toBe(0n);
      }),
    );
    expect(weighted(totalIn('USD', [{ minor: 101n, currency: 'USD', rate: null }]), 50).money.minor).toBe(
      50n,
    );
  });
});
