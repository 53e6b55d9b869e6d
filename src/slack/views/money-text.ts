import { type Money, toDecimal } from '../../pipeline/money.ts';
import type { Total } from '../../pipeline/totals.ts';
import { listed } from './text.ts';

/** The characters that amounts without a rate may take beside a total; further ones are counted. */
const TOTAL_ROOM = 120;

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

/** "$1.2m + ¥500k without a rate"; undefined when it comes to nothing. */
export function totalText({ money, unconverted }: Total, locale: string): string | undefined {
  const unknown = unconverted.map((one) => shortMoney(one, locale));
  const apart = unknown.length === 0 ? [] : [`${listed(unknown, TOTAL_ROOM)} without a rate`];
  const known = money.minor === 0n ? [] : [shortMoney(money, locale)];
  const pieces = [...known, ...apart];
  return pieces.length === 0 ? undefined : pieces.join(' + ');
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
