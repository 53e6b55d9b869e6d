import { currencyDigits, fromDecimal, LARGEST_MAJOR, type Money, minorPerMajor } from '../pipeline/money.ts';
import { isCentless, westernDigits, withoutFlourish, withoutSign } from './amount-marks.ts';
import { type CurrencyContext, isWordlikeCode, readCurrency } from './currency-signs.ts';
import type { Problem } from './intent.ts';
import { readNumber } from './number-words.ts';

export type AmountProblem = Extract<Problem, { readonly kind: 'badAmount' }>;

export type AmountReading =
  | {
      readonly ok: true;
      readonly money: Money;
      /** A currency or a multiplier says that it is money; without one it is only a number. */
      readonly isMarked: boolean;
      /** Digits before the decimal sign, as typed and before any multiplier. */
      readonly wholeDigits: number;
    }
  | { readonly ok: false; readonly problem: AmountProblem; readonly isMarked: boolean };

/** Powers of ten that a word or letter after the digits stands for. */
const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 3,
    thousand: 3,
    grand: 3,
    tsd: 3,
    'tsd.': 3,
    lakh: 5,
    lakhs: 5,
    lac: 5,
    lacs: 5,
    m: 6,
    mm: 6,
    mn: 6,
    mln: 6,
    mio: 6,
    'mio.': 6,
    million: 6,
    millions: 6,
    millionen: 6,
    millones: 6,
    crore: 7,
    crores: 7,
    cr: 7,
    bn: 9,
    千: 3,
    천: 3,
    万: 4,
    萬: 4,
    만: 4,
    億: 8,
    亿: 8,
    억: 8,
    mrd: 9,
    'mrd.': 9,
    mld: 9,
    billion: 9,
    billions: 9,
    milliard: 9,
    milliards: 9,
  }),
);

/** Nobody writes an amount longer than this, in characters; it keeps the reading cheap. */
const LONGEST_AMOUNT = 60;

// "Fr. 5000": the dot of an abbreviated currency is no decimal sign.
const SHAPE = /^((?:s?fr|rs|kr|руб)\.\s*|[^\d.,]*)((?:[.,]?\d)(?:[\d.,'’_ ]*\d)?)([^\d]*)$/iu;

/**
 * Reads a whole text as one amount: "$50k", "1.234,50 EUR", "12,34,567", "USD 1m". Undefined when it
 * isn't shaped like one; a problem when it is but can't be a deal's amount.
 */
export function readAmount(said: string, context: CurrencyContext): AmountReading | undefined {
  if (said.length > LONGEST_AMOUNT) return undefined;
  const text = westernDigits(said.trim());
  const { inner, isNegative } = withoutSign(withoutFlourish(text));
  const match = SHAPE.exec(inner);
  if (match === null) return undefined;
  const [, before = '', digits = '', after = ''] = match;
  const parts = readAffixes(before.trim(), after.trim(), context);
  if (parts === undefined) return undefined;
  const { currency, power } = parts;
  const isMarked = parts.isMarked || isCentless(text);
  const refuse = (reason: AmountProblem['reason']): AmountReading => ({
    ok: false,
    problem: {
      kind: 'badAmount',
      said: said.trim(),
      reason,
      currency: currency === 'unknown' || currency === 'contradicted' ? null : currency,
    },
    isMarked,
  });
  const number = readNumber(digits, power > 0 ? decimalSign(context.locale) : undefined);
  if (number === undefined) return isMarked && !digits.includes(' ') ? refuse('notAnAmount') : undefined;
  const codes = [before.trim(), after.trim()];
  if (codes.some((code) => isNameLikeCode(code, digits, power, context))) return undefined;
  if (currency === 'contradicted') return refuse('notAnAmount');
  if (currency === 'unknown') return refuse('unknownCurrency');
  if (isNegative || parts.isNegative) return refuse('negative');
  const money = fromDecimal(shiftDecimal(number, power), currency);
  if (money === undefined) return refuse('tooManyDecimals');
  if (money.minor > LARGEST_MAJOR * minorPerMajor(currency)) return refuse('tooLarge');
  return { ok: true, money, isMarked, wholeDigits: number.whole.length };
}

/** A code that is also a word, beside few digits or a year, names something: COP28, TOP 100, CUP 2026. */
function isNameLikeCode(code: string, digits: string, power: number, context: CurrencyContext): boolean {
  return (
    isWordlikeCode(code) &&
    readCurrency(code, context) !== context.currency &&
    power === 0 &&
    (/^\d{1,3}$/.test(digits) || isYear(digits))
  );
}

/** A number that rather dates a deal than prices it. */
export function isYear(digits: string): boolean {
  return /^(19|20)\d\d$/.test(digits);
}

interface Affixes {
  readonly currency: string;
  readonly power: number;
  readonly isMarked: boolean;
  readonly isNegative: boolean;
}

function readAffixes(before: string, after: string, context: CurrencyContext): Affixes | undefined {
  const sign = before.replace(/\s*[-−+]$/, '');
  const first = sign === '' ? null : readCurrency(sign, context);
  const { power, rest } = readMultiplier(after);
  const second = rest === '' ? null : readCurrency(rest, context);
  if (first === undefined || second === undefined) return undefined;
  const currency = agreed(first, second, [sign, rest], context);
  if (currency === undefined) return undefined;
  return {
    currency,
    power,
    isMarked: power > 0 || first !== null || second !== null,
    isNegative: /[-−]$/.test(before),
  };
}

/** "$50k CAD" is Canadian; "£5k USD" contradicts itself, while in "$5k Euro rollout" a word begins a name. */
function agreed(
  first: string | null,
  second: string | null,
  signs: [string, string],
  context: CurrencyContext,
) {
  if (first === null || second === null) return first ?? second ?? context.currency;
  const [sign, code] = signs;
  if (first === second || readCurrency(sign, { ...context, currency: second }) === second) return second;
  const isCode = /^(?:[A-Z]{3}|\p{Sc})$/u.test(code) && !isWordlikeCode(code) && !isWordlikeCode(sign);
  return isCode ? 'contradicted' : undefined;
}

/** The multiplier at the beginning of what follows the digits; the longest word first, "mio" before "m". */
function readMultiplier(after: string): { power: number; rest: string } {
  const word = /^\p{L}+\.?/u.exec(after)?.[0] ?? '';
  const known = MULTIPLIERS.get(word.toLowerCase()) ?? MULTIPLIERS.get(word.toLowerCase().replace(/\.$/, ''));
  if (known !== undefined) return { power: known, rest: after.slice(word.length).trim() };
  const glued = /^(?:(?:mm|mn|bn|k|m)(?=\p{Sc}|[A-Z]{3}$|kr)|[千천万萬만億亿억])/iu.exec(after)?.[0];
  const power = glued === undefined ? undefined : MULTIPLIERS.get(glued.toLowerCase());
  return glued === undefined || power === undefined
    ? { power: 0, rest: after }
    : { power, rest: after.slice(glued.length).trim() };
}

function decimalSign(locale: string): string {
  return (
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
  );
}

function shiftDecimal({ whole, fraction }: { whole: string; fraction: string }, power: number): string {
  const padded = fraction.padEnd(power, '0');
  const rest = padded.slice(power);
  return `${whole}${padded.slice(0, power)}${rest === '' ? '' : `.${rest}`}`;
}

/** An amount as a sentence says it without doubt, whatever the reader's locale: "50000 USD", "1.2340 KWD". */
export function formatAmount({ minor, currency }: Money): string {
  const digits = currencyDigits(currency);
  const padded = minor.toString().padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const fraction = padded.slice(padded.length - digits).replace(/0+$/, '');
  // Three digits after a single sign would be read as thousands: a fourth, a zero, prevents that. So
  // does a decimal that TOP 100 and CUP 2026 are read as names.
  const needsZero = fraction.length === 3 || (fraction === '' && isWordlikeCode(currency));
  const safe = needsZero ? `${fraction}0` : fraction;
  return `${whole}${safe === '' ? '' : `.${safe}`} ${currency}`;
}
