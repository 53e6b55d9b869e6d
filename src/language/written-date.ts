import { type Day, isDay } from '../pipeline/day.ts';
import { monthNames } from './month-names.ts';

/** What a written date says: a day, or numbers that no calendar has. */
export type DateReading = { readonly ok: true; readonly day: Day } | { readonly ok: false };

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const NO_YEAR = /^(\d{1,2})([/.])(\d{1,2})\.?$/;

// "31 Dec", "31. Dezember 2026", "31 de diciembre de 2026", "2nd of March 2027"
const DAY_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:of\s+|de\s+)?(\p{L}+)\.?,?(?:\s+(?:of\s+|de\s+)?(\d{4}|'\d{2}))?$/u;
// "Dec 31", "December 31st, 2026"
const MONTH_DAY = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}|'\d{2}))?$/u;

/**
 * Reads "2026-12-31", "31/12/2026", "31.12.26", "12/31" and the same with a month's name. Day or month first is the locale's habit,
 * points are always day first, and the other order is taken where only that one exists. Without a year
 * it is the next such day from `today` on. Undefined when the text isn't of this shape.
 */
export function readDate(text: string, today: Day, locale: string): DateReading | undefined {
  return readDigits(text, today, locale) ?? readWithMonth(text, today, locale);
}

/** "31 April" is a date that the calendar lacks, not other words. */
function readWithMonth(text: string, today: Day, locale: string): DateReading | undefined {
  const dayFirst = DAY_MONTH.exec(text);
  const [, day, name, year] = dayFirst ?? [];
  const [, otherName, otherDay, otherYear] = dayFirst === null ? (MONTH_DAY.exec(text) ?? []) : [];
  const month = monthNames(locale)
    .get(name ?? otherName ?? '')
    ?.toString();
  if (month === undefined) return undefined;
  const said = (year ?? otherYear)?.replace("'", '20');
  const thisYear = Number(today.slice(0, 4));
  if (said === undefined) return dayOrNone(nextSuch(day ?? otherDay, month, thisYear, today));
  return dayOrNone(toDay(said, month, day ?? otherDay));
}

function readDigits(text: string, today: Day, locale: string): DateReading | undefined {
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

function dayOrNone(day: string | undefined): DateReading {
  return day !== undefined && isDay(day) ? { ok: true, day } : { ok: false };
}

/** True where people write the day before the month: Unicode's own short date tells. */
export function isDayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0);
  return parts.findIndex((part) => part.type === 'day') < parts.findIndex((part) => part.type === 'month');
}
