import { Temporal } from 'temporal-polyfill';
import { type Day, dayOf, daysBetween } from '../../pipeline/day.ts';
import { knownLocale } from './money-text.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Half a year: nearer than that a day and a month leave no doubt about the year. */
const OBVIOUS_DAYS = 183;

/** When it is for the reader. */
export interface ReaderClock {
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
}

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "Thu 31 Dec"; with the year where it isn't obvious: "Fri 31 Dec 2027". */
export function dayText(day: Day, { now, timeZone }: ReaderClock): string {
  const date = Temporal.PlainDate.from(day);
  const today = dayOf(now, timeZone);
  const away = daysBetween(today, day);
  const isThisYear = date.year === Temporal.PlainDate.from(today).year;
  const isObvious = Math.abs(away) <= OBVIOUS_DAYS || (away > 0 && isThisYear);
  const words = `${WEEKDAYS[date.dayOfWeek - 1] ?? ''} ${date.day} ${MONTHS[date.month - 1] ?? ''}`;
  return isObvious ? words : `${words} ${date.year}`;
}

/** "Wed 25 Nov at 9:00 AM", the time as the reader's locale writes it. */
export function momentText(instant: Date, clock: ReaderClock): string {
  const time = new Intl.DateTimeFormat(knownLocale(clock.locale), {
    timeStyle: 'short',
    timeZone: clock.timeZone,
    numberingSystem: 'latn',
  }).format(instant);
  return `${dayText(dayOf(instant, clock.timeZone), clock)} at ${time}`;
}

/** How far a day is from the reader's today: "tomorrow", "in 12 days", "in 3 weeks", "2 months ago". */
export function fromToday(day: Day, { now, timeZone }: ReaderClock): string {
  const days = daysBetween(dayOf(now, timeZone), day);
  const distance = Math.abs(days);
  if (distance < 14) return RELATIVE.format(days, 'day');
  if (distance < 60) return RELATIVE.format(Math.round(days / 7), 'week');
  if (distance < 365 * 2) return RELATIVE.format(Math.round(days / 30.4), 'month');
  return RELATIVE.format(Math.round(days / 365.25), 'year');
}

/** How long ago something was: "just now", "4 minutes ago", "yesterday", later its day. */
export function agoText(instant: Date, clock: ReaderClock): string {
  const minutes = Math.floor((clock.now.getTime() - instant.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return RELATIVE.format(-minutes, 'minute');
  const day = dayOf(instant, clock.timeZone);
  const days = daysBetween(day, dayOf(clock.now, clock.timeZone));
  if (days === 0) return RELATIVE.format(-Math.floor(minutes / 60), 'hour');
  return days < 7 ? RELATIVE.format(-days, 'day') : `on ${dayText(day, clock)}`;
}
