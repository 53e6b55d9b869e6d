import { Temporal } from 'temporal-polyfill';

/** A calendar day without a time, ISO 8601: "2026-12-31". */
export type Day = string;

/** The day that an instant falls on in a time zone (IANA name). */
export function dayOf(instant: Date, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The instant that stands for a day without a time: noon UTC, so that no zone moves it to another day's column. */
export function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00.000Z`);
}

/** True for a well-formed day that the calendar has: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
