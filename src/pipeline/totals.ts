import { type Money, minorPerMajor } from './money.ts';

/** What the amounts of one currency come to, with the rate that converts it. */
export interface CurrencySum extends Money {
  /** One unit of the currency in the currency of the total, as a plain decimal ("1.0845"); null: unknown. */
  readonly rate: string | null;
}

/** A total in one currency, and beside it what no rate is known for. */
export interface Total {
  readonly money: Money;
  /** One entry a currency, in alphabetical order; never a part of `money`. */
  readonly unconverted: readonly Money[];
}

/** The total of nothing. */
export function emptyTotal(currency: string): Total {
  return { money: { minor: 0n, currency }, unconverted: [] };
}

/**
 * Sums in several currencies as one total. Each sum is converted whole and rounded once, half to even, so
 * that a total doesn't drift with the number of deals.
 */
export function totalIn(currency: string, sums: readonly CurrencySum[]): Total {
  return addTotals(
    currency,
    sums.map((sum) => totalOf(currency, sum)),
  );
}

/** Totals added up; nothing is rounded, so that the parts of a board always come to its headline. */
export function addTotals(currency: string, totals: readonly Total[]): Total {
  const unknown = new Map<string, bigint>();
  let minor = 0n;
  for (const total of totals) {
    minor += total.money.minor;
    for (const one of total.unconverted) {
      unknown.set(one.currency, (unknown.get(one.currency) ?? 0n) + one.minor);
    }
  }
  const unconverted = [...unknown].map(([code, sum]) => ({ currency: code, minor: sum }));
  return {
    money: { minor, currency },
    unconverted: unconverted.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}

/** A total times a probability (percent, 0 to 100), rounded half to even; what has no rate is weighted alike. */
export function weighted({ money, unconverted }: Total, percent: number): Total {
  const share = ({ minor, currency }: Money) => ({
    currency,
    minor: divideHalfToEven(minor * BigInt(percent), 100n),
  });
  return { money: share(money), unconverted: unconverted.map(share) };
}

/**
 * Money in another currency at a rate (a plain decimal: what one major unit is worth), rounded half to even
 * to the other's minor unit. Throws when the rate is no plain decimal.
 */
export function convert({ minor, currency }: Money, rate: string, to: string): Money {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
  if (match === null) throw new Error(`"${rate}" is not a rate`);
  const [, whole = '', fraction = ''] = match;
  const scale = 10n ** BigInt(fraction.length);
  const numerator = minor * BigInt(whole + fraction) * minorPerMajor(to);
  return { minor: divideHalfToEven(numerator, minorPerMajor(currency) * scale), currency: to };
}

function totalOf(currency: string, { rate, ...money }: CurrencySum): Total {
  if (money.currency === currency) return { money, unconverted: [] };
  if (rate === null) return { ...emptyTotal(currency), unconverted: [money] };
  return { money: convert(money, rate, currency), unconverted: [] };
}

/** The nearest integer; of two that are as near, the even one (IEEE 754 "ties to even"). `divisor` > 0. */
function divideHalfToEven(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = isUp ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}
