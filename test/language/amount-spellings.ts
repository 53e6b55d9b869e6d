import fc from 'fast-check';

/** An amount as somebody writes it, and what it is in minor units. */
export interface SpokenAmount {
  readonly text: string;
  readonly minor: bigint;
  readonly currency: string;
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

function indian(digits: string): string {
  const last = digits.slice(-3);
  const front = digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',');
  return front === '' ? last : `${front},${last}`;
}

const MARKS: readonly (readonly [string, (number: string) => string])[] = [
  ['USD', (number) => `$${number}`],
  ['EUR', (number) => `${number} €`],
  ['EUR', (number) => `€${number}`],
  ['GBP', (number) => `£${number}`],
  ['INR', (number) => `₹${number}`],
  ['BRL', (number) => `R$ ${number}`],
  ['SEK', (number) => `${number} kr`],
  ['PLN', (number) => `${number} zł`],
  ['CHF', (number) => `CHF ${number}`],
  ['AUD', (number) => `A$${number}`],
  ['EUR', (number) => `EUR${number}`],
  ['USD', (number) => `${number} usd`],
  ['CAD', (number) => `${number}CAD`],
];

const GROUPINGS: readonly ((whole: string) => string)[] = [
  (whole) => whole,
  (whole) => grouped(whole, ','),
  (whole) => grouped(whole, '.'),
  (whole) => grouped(whole, ' '),
  (whole) => grouped(whole, '\u00A0'),
  (whole) => grouped(whole, '\u202F'),
  (whole) => grouped(whole, "'"),
  (whole) => grouped(whole, '’'),
  indian,
];

const marked = fc
  .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom(...MARKS), fc.constantFrom(...GROUPINGS))
  .map(
    ([whole, [currency, mark], group]): SpokenAmount => ({
      text: mark(group(String(whole))),
      minor: BigInt(whole) * 100n,
      currency,
    }),
  );

const withCents = fc
  .tuple(
    fc.integer({ min: 0, max: 999_999_999 }),
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom(...MARKS),
    fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ["'", '.'], ['', '.'], ['', ',']),
  )
  .map(
    ([whole, cents, [currency, mark], [group = '', decimal = '']]): SpokenAmount => ({
      text: mark(`${grouped(String(whole), group)}${decimal}${String(cents).padStart(2, '0')}`),
      minor: BigInt(whole) * 100n + BigInt(cents),
      currency,
    }),
  );

const multiplied = fc
  .tuple(
    fc.integer({ min: 1, max: 999 }),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom(
      ['k', 1_000],
      ['K', 1_000],
      ['m', 1_000_000],
      ['mm', 1_000_000],
      [' million', 1_000_000],
      ['bn', 1_000_000_000],
    ),
    fc.constantFrom('', '$'),
  )
  .map(
    ([whole, tenth, [suffix, times], sign]): SpokenAmount => ({
      text: `${sign}${whole}.${tenth}${suffix}`,
      minor: BigInt(times) * (BigInt(whole) * 100n + BigInt(tenth) * 10n),
      currency: 'USD',
    }),
  );

/** Amounts that are money beyond doubt, in the world's ways of writing them, in a workspace in dollars. */
export const amountSpellings: fc.Arbitrary<SpokenAmount> = fc.oneof(marked, withCents, multiplied);
