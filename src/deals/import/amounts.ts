import { readCurrency } from '../../language/currency-signs.ts';
import { fromDecimal, isCurrency, LARGEST_MAJOR, type Money, minorPerMajor } from '../../pipeline/money.ts';

/** What separates the decimals in a file's amounts. */
export type DecimalSign = '.' | ',';

/** How a file writes amounts. */
export interface AmountContext {
  /** Null: no amount of the file tells; then three digits after a single sign are thousands. */
  readonly decimalSign: DecimalSign | null;
  /** ISO 4217 code of amounts that name no currency. */
  readonly currency: string;
}

export type FileAmount =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly reason: string };

/** What all amounts of a file say together about their decimal sign. */
export interface AmountSurvey {
  see(text: string): void;
  decide(): DecimalSign | null;
}

/** Lets the amounts of a file vote: in "1.234,50", "12,5" and "1.234.567" one sign gives itself away. */
export function surveyAmounts(): AmountSurvey {
  const votes = { '.': 0, ',': 0 };
  return {
    see(text) {
      const sign = ownDecimalSign(digitsOf(text).digits);
      if (sign !== null) votes[sign] += 1;
    },
    decide: () => (votes['.'] === votes[','] ? null : votes['.'] > votes[','] ? '.' : ','),
  };
}

/**
 * Reads an amount with or without a currency; `currency` is what the row's own column says ("" or null:
 * nothing). Refuses what the amount of a deal can't be; digits are never rounded away.
 */
export function readFileAmount(text: string, currency: string | null, context: AmountContext): FileAmount {
  const refuse = (reason: string): FileAmount => ({ ok: false, reason: `${text} ${reason}` });
  const { before, digits, after, isNegative } = digitsOf(text);
  const decimal = plainDecimal(digits, context.decimalSign);
  if (decimal === undefined) return refuse('is not an amount');
  const code = currencyOf([currency ?? '', before, after], context.currency);
  if (code === undefined) return { ok: false, reason: `${currency ?? text} is in no currency that I know` };
  const money = fromDecimal(decimal, code);
  if (money === undefined) return refuse(`has more decimals than ${code}`);
  if (isNegative && money.minor !== 0n) return refuse('is negative, which a deal cannot be');
  if (money.minor > LARGEST_MAJOR * minorPerMajor(code)) return refuse('is too large for a deal');
  return { ok: true, money };
}

function digitsOf(text: string) {
  const bracketed = /^\s*\((.*)\)\s*$/.exec(text)?.[1];
  const match = /^([^\d.,]*)([\d.,'’\s\u00A0\u202F]*)(.*)$/su.exec(bracketed ?? text);
  const [, before = '', digits = '', after = ''] = match ?? [];
  return {
    before: before.replace(/[-−–+]/g, '').trim(),
    digits: digits.replace(/['’\s\u00A0\u202F]/g, ''),
    after: after.trim(),
    isNegative: bracketed !== undefined || /[-−–]/.test(before),
  };
}

function currencyOf(said: readonly string[], fallback: string): string | undefined {
  for (const word of said) {
    const trimmed = word.trim();
    if (trimmed === '') continue;
    if (isCurrency(trimmed.toUpperCase())) return trimmed.toUpperCase();
    const currency = readCurrency(trimmed, { currency: fallback, locale: 'en' });
    return currency === 'unknown' ? undefined : currency;
  }
  return fallback;
}

/** The decimal sign that digits show by themselves; null when they have none or could be grouped. */
function ownDecimalSign(digits: string): DecimalSign | null {
  const signs = digits.replace(/\d/g, '');
  const last = signs.at(-1);
  if (last !== '.' && last !== ',') return null;
  const other = last === '.' ? ',' : '.';
  if (signs.includes(other)) return last;
  if (signs.length > 1) return other;
  return /[.,]\d{3}$/.test(digits) && !/^0?[.,]/.test(digits) ? null : last;
}

function plainDecimal(digits: string, fileSign: DecimalSign | null): string | undefined {
  const sign = fileSign ?? ownDecimalSign(digits) ?? '.';
  const grouping = sign === '.' ? ',' : '.';
  const isGrouped = fileSign === null && ownDecimalSign(digits) === null;
  const [whole = '', ...fractions] = isGrouped ? [digits.replace(/[.,]/g, '')] : digits.split(sign);
  if (fractions.length > 1 || fractions.some((fraction) => !/^\d+$/.test(fraction))) return undefined;
  if (whole.includes(grouping) && !/^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole)) return undefined;
  const plain = `${whole.replaceAll(grouping, '')}.${fractions[0] ?? '0'}`.replace(/^\./, '0.');
  return /^\d+\.\d+$/.test(plain) && digits !== '' ? plain : undefined;
}
