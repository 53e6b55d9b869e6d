import { type Money, toDecimal } from '../../pipeline/money.ts';

/** An amount as it stands on a deal; the currency is null when the amount is. */
export interface Amount {
  readonly amount: bigint | null;
  readonly currency: string | null;
}

/** Where an amount stands alone: "$1,200,000", "¥500,000", "$12.50", "no amount". */
export function exactAmount({ amount, currency }: Amount, locale: string): string {
  return amount === null || currency === null ? 'no amount' : exactMoney({ minor: amount, currency }, locale);
}

/** Where many amounts stand together: "$50k", "$1.2m", "no amount". */
export function shortAmount({ amount, currency }: Amount, locale: string): string {
  return amount === null || currency === null ? 'no amount' : shortMoney({ minor: amount, currency }, locale);
}

/** Money to the last minor unit; no ".00" when there are none. */
export function exactMoney(money: Money, locale: string): string {
  return format(money, locale, { trailingZeroDisplay: 'stripIfInteger' })
    .map(({ value }) => value)
    .join('');
}

/** Money in at most three digits; English locales write its thousand and million as people type them. */
export function shortMoney(money: Money, locale: string): string {
  return format(money, locale, { notation: 'compact', maximumSignificantDigits: 3 })
    .map(({ type, value }) => (type === 'compact' && value.length === 1 ? value.toLowerCase() : value))
    .join('');
}

/** Sums by currency, the largest number of deals first: "$310k + €40k"; undefined when nothing has an amount. */
export function totalText(amounts: readonly Amount[], locale: string): string | undefined {
  const sums = new Map<string, { minor: bigint; count: number }>();
  for (const { amount, currency } of amounts) {
    if (amount === null || currency === null) continue;
    const { minor, count } = sums.get(currency) ?? { minor: 0n, count: 0 };
    sums.set(currency, { minor: minor + amount, count: count + 1 });
  }
  if (sums.size === 0) return undefined;
  return [...sums]
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([currency, { minor }]) => shortMoney({ minor, currency }, locale))
    .join(' + ');
}

function format(money: Money, locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormatPart[] {
  const decimal = toDecimal(money);
  // Intl takes a decimal string as it is; a number would round large amounts.
  if (!isNumeric(decimal)) throw new Error('an amount is a decimal number');
  const style = { style: 'currency', currency: money.currency, ...options } as const;
  return new Intl.NumberFormat(knownLocale(locale), style).formatToParts(decimal);
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Slack's locale where Intl knows it, else American English, which is what Slack falls back to. */
export function knownLocale(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale.replace('_', '-'))[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}
