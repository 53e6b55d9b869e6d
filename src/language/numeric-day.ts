import { type Day, isDay } from '../pipeline/day.ts';

/** What a date of digits alone says: a day, or numbers that no calendar has. */
export type NumericDay = { readonly ok: true; readonly day: Day } | { readonly ok: false };

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const NO_YEAR = /^(\d{1,2})([/.])(\d{1,2})\.?$/;

/**
 * Reads "2026-12-31", "31/12/2026", "31.12.26" and "12/31". Day or month first is the locale's habit,
 * points are always day first, and the other order is taken where only that one exists. Without a year
 * it is the next such day from `today` on. Undefined when the text isn't of this shape.
 */
export function readNumericDay(text: string, today: Day, locale: string): NumericDay | undefined {
  const iso = YEAR_FIRST.exec(text);
  if (iso !== null) return dayOrNone(toDay(iso[1], iso[3], iso[4]));
  const full = YEAR_LAST.exec(text);
  if (full !== null) {
    const year = full[4]?.length === 2 ? `20${full[4]}` : full[4];
    return dayOrNone(
      inEitherOrder(full, locale)
        .map(([day, month]) => toDay(year, month, day))
        .find(isDay),
    );
  }
  const short = NO_YEAR.exec(text);
  if (short === null) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const days = inEitherOrder(short, locale).map(([day, month]) => nextSuch(day, month, thisYear, today));
  return dayOrNone(days.find((day) => day !== undefined));
}

function inEitherOrder(match: RegExpExecArray, locale: string): [string | undefined, string | undefined][] {
  const [, first, separator, second] = match;
  const dayFirst: [string | undefined, string | undefined] = [first, second];
  const monthFirst: [string | undefined, string | undefined] = [second, first];
  if (separator === '.') return [dayFirst];
  return isDayFirst(locale) ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
}

/** 29 February may be years away: eight, over 2100. */
function nextSuch(day: string | undefined, month: string | undefined, from: number, today: Day) {
  const years = Array.from({ length: 9 }, (_, ahead) => String(from + ahead));
  return years.map((year) => toDay(year, month, day)).find((next) => isDay(next) && next >= today);
}

function toDay(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayOrNone(day: string | undefined): NumericDay {
  return day !== undefined && isDay(day) ? { ok: true, day } : { ok: false };
}

/** True where people write the day before the month: Unicode's own short date tells. */
export function isDayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0);
  return parts.findIndex((part) => part.type === 'day') < parts.findIndex((part) => part.type === 'month');
}
