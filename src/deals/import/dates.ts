import { Temporal } from 'temporal-polyfill';
import { type Day, isDay, noonOf } from '../../pipeline/day.ts';

/** The order in which a file writes day, month and year where digits alone don't tell. */
export const DATE_ORDERS = ['mdy', 'dmy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A date of a file: the day as written, and the instant that it stands for. */
export interface FileDate {
  readonly day: Day;
  /** Noon UTC of the day when the file has no time of day. */
  readonly instant: Date;
  readonly hasTime: boolean;
}

interface Parts {
  readonly numbers: readonly [string, string, string];
  readonly separator: string;
  /** The order that the writing itself gives: a year of four digits first, a month by name. */
  readonly order: DateOrder | null;
  readonly time: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?:(?:T|,?\s+)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const DIGITS = new RegExp(String.raw`^(\d{4}|\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})${TIME}$`, 'i');
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})[ .-]+([A-Z]{3,9})\.?[ ,-]+(\d{4}|\d{2})${TIME}$`, 'i');
const MONTH_DAY = new RegExp(String.raw`^([A-Z]{3,9})\.? (\d{1,2}),? (\d{4})${TIME}$`, 'i');

/**
 * Reads a date, or a date and time, in the given order. A time without a zone is in `timeZone`; midnight
 * without a zone is what programs write for no time at all. Undefined for what no calendar has.
 */
export function readFileDate(text: string, order: DateOrder, timeZone: string): FileDate | undefined {
  const parts = takeApart(text.trim());
  if (parts === undefined) return undefined;
  const day = dayIn(parts, parts.order ?? order);
  if (day === undefined) return undefined;
  const time = readTime(parts.time);
  if (time === undefined) return undefined;
  if (time === null) return { day, instant: noonOf(day), hasTime: false };
  const zone = time.zone ?? timeZone;
  try {
    const zoned = Temporal.PlainDateTime.from(`${day}T${time.clock}`).toZonedDateTime(zone);
    return { day, instant: new Date(zoned.epochMilliseconds), hasTime: true };
  } catch {
    return undefined;
  }
}

/** How a date can be read. */
export interface DateReadings {
  /** The orders in which it is a day of the calendar. */
  readonly orders: readonly DateOrder[];
  /** True when its writing leaves no doubt, as in 2017-03-01 or 1 Mar 2017. */
  readonly isCertain: boolean;
  readonly first: string;
  readonly last: string;
}

/** The ways in which a text is a day; undefined when it isn't shaped like a date. */
export function dateReadings(text: string): DateReadings | undefined {
  const parts = takeApart(text.trim());
  if (parts === undefined) return undefined;
  const orders = (parts.order === null ? DATE_ORDERS : [parts.order]).filter((order) => dayIn(parts, order));
  return { orders, isCertain: parts.order !== null, first: parts.numbers[0], last: parts.numbers[2] };
}

function takeApart(text: string): Parts | undefined {
  const digits = DIGITS.exec(text);
  if (digits !== null) {
    const [, first = '', separator = '', second = '', third = ''] = digits;
    const order = first.length === 4 ? 'ymd' : null;
    return { numbers: [first, second, third], separator, order, time: timeOf(digits, 5) };
  }
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null) {
    const [, day = '', name = '', year = ''] = dayMonth;
    return {
      numbers: [day, monthNumber(name), year],
      separator: ' ',
      order: 'dmy',
      time: timeOf(dayMonth, 4),
    };
  }
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay === null) return undefined;
  const [, name = '', day = '', year = ''] = monthDay;
  return { numbers: [day, monthNumber(name), year], separator: ' ', order: 'dmy', time: timeOf(monthDay, 4) };
}

function timeOf(match: RegExpExecArray, from: number): string {
  return `${match[from] ?? ''}${match[from + 1] ?? ''}`.trim();
}

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function dayIn({ numbers: [a, b, c], separator }: Parts, order: DateOrder): Day | undefined {
  // Nobody writes the month first between points.
  if (order === 'mdy' && separator === '.') return undefined;
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if ((year.length !== 4 && year.length !== 2) || month.length > 2 || day.length > 2) return undefined;
  const written = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

/** Two digits mean the years 1970 to 2069, as in POSIX. */
function fullYear(year: string): string {
  return year.length === 4 ? year : `${Number(year) < 70 ? 20 : 19}${year}`;
}

/** Null: no time of day. Undefined: one that no clock shows. */
function readTime(text: string): { clock: string; zone: string | null } | null | undefined {
  if (text === '') return null;
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*([AP]M)?(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (match === null) return undefined;
  const [, hours = '', minutes = '', seconds = '00', half, zone] = match;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const clock = `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`;
  if (zone === undefined && /^00:00:00(\.0+)?$/.test(clock)) return null;
  return { clock, zone: zone === undefined ? null : offsetOf(zone) };
}

function offsetOf(zone: string): string {
  if (/^(Z|UTC)$/i.test(zone)) return 'UTC';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
