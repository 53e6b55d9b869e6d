import { currencyDigits, fromDecimal, LARGEST_MAJOR, type Money, minorPerMajor } from '../pipeline/money.ts';
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

const SHAPE = /^([^\d.,]*)((?:[.,]?\d)(?:[\d.,'’ ]*\d)?)([^\d]*)$/u;

/**
 * Reads a whole text as one amount: "$50k", "1.234,50 EUR", "12,34,567", "USD 1m". Undefined when it
 * isn't shaped like one; a problem when it is but can't be a deal's amount.
 */
export function readAmount(said: string, context: CurrencyContext): AmountReading | undefined {
  if (said.length > LONGEST_AMOUNT) return undefined;
  const text = westernDigits(said.trim());
  const { inner, isNegative } = withoutSign(text);
  const match = SHAPE.exec(inner);
  if (match === null) return undefined;
  const [, before = '', digits = '', after = ''] = match;
  const parts = readAffixes(before.trim(), after.trim(), context);
  if (parts === undefined) return undefined;
  const { currency, power, isMarked } = parts;
  const refuse = (reason: AmountProblem['reason']): AmountReading => ({
    ok: false,
    problem: {
      kind: 'badAmount',
      said: said.trim(),
      reason,
      currency: currency === 'unknown' ? null : currency,
    },
    isMarked,
  });
  const number = readNumber(digits, power > 0 ? decimalSign(context.locale) : undefined);
  if (number === undefined) return isMarked && !digits.includes(' ') ? refuse('notAnAmount') : undefined;
  const codes = [before.trim(), after.trim()];
  if (codes.some((code) => isNameLikeCode(code, digits, power, context))) return undefined;
  if (currency === 'unknown') return refuse('unknownCurrency');
  if (isNegative || parts.isNegative) return refuse('negative');
  const money = fromDecimal(shiftDecimal(number, power), currency);
  if (money === undefined) return refuse('tooManyDecimals');
  if (money.minor > LARGEST_MAJOR * minorPerMajor(currency)) return refuse('tooLarge');
  return { ok: true, money, isMarked, wholeDigits: number.whole.length };
}

/** A code that is also a word, beside few digits or a year, names something: COP28, TOP 100, CUP 2026. */
function isNameLikeCode(code: string, digits: string, power: number, { currency }: CurrencyContext): boolean {
  return (
    isWordlikeCode(code) && code !== currency && power === 0 && (/^\d{1,3}$/.test(digits) || isYear(digits))
  );
}

/** A number that rather dates a deal than prices it. */
export function isYear(digits: string): boolean {
  return /^(19|20)\d\d$/.test(digits);
}

/** Fullwidth and Arabic or Indic digits and signs as the plain ones they stand for. */
function westernDigits(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E\uFFE0-\uFFE6]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g, (digit) => String(digitValue(digit)))
    .replaceAll('٬', ',')
    .replaceAll('٫', '.');
}

// Each of the three rows of digits begins at a multiple of 16 or 6 above one.
function digitValue(digit: string): number {
  const last = digit.charCodeAt(0) % 16;
  return last > 9 || digit >= '\u0966' ? last - 6 : last;
}

/** Accountants write a negative amount in brackets. */
function withoutSign(text: string): { inner: string; isNegative: boolean } {
  const bracketed = /^\((.*)\)$/s.exec(text)?.[1];
  const inner = bracketed ?? text;
  const unsigned = inner.replace(/^\s*[-−–]\s*/, '');
  return { inner: unsigned, isNegative: bracketed !== undefined || unsigned !== inner };
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
  const currency = agreed(first, second, sign, context);
  if (currency === undefined) return undefined;
  return {
    currency,
    power,
    isMarked: power > 0 || first !== null || second !== null,
    isNegative: /[-−]$/.test(before),
  };
}

/** "$50k CAD" is Canadian; a sign and a code that contradict each other are no amount. */
function agreed(first: string | null, second: string | null, sign: string, context: CurrencyContext) {
  if (first === null || second === null) return first ?? second ?? context.currency;
  if (first === second) return first;
  return readCurrency(sign, { ...context, currency: second }) === second ? second : undefined;
}

/** The multiplier at the beginning of what follows the digits; the longest word first, "mio" before "m". */
function readMultiplier(after: string): { power: number; rest: string } {
  const word = /^\p{L}+\.?/u.exec(after)?.[0] ?? '';
  const known = MULTIPLIERS.get(word.toLowerCase()) ?? MULTIPLIERS.get(word.toLowerCase().replace(/\.$/, ''));
  if (known !== undefined) return { power: known, rest: after.slice(word.length).trim() };
  const glued = /^(mm|mn|bn|k|m)(?=\p{Sc}|[A-Z]{3}$|kr)/iu.exec(after)?.[0];
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
