import type * as chrono from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../pipeline/day.ts';
import { chronoFor, chronoReference, contradictsWeekday } from './chrono-locale.ts';
import type { DayContext } from './day.ts';
import { readOffset } from './day-offset.ts';
import { monthNames } from './month-names.ts';
import { isPeriodOnly, readPeriod } from './period-words.ts';
import { asWritten, keyword, part, type Spoken } from './spoken.ts';

/** An instant named in a sentence by the words [start, end). */
export interface FoundMoment {
  readonly start: number;
  readonly end: number;
  readonly at: Date;
  readonly said: string;
  /** Said with a weekday that the day isn't: "Fri 5 Dec". */
  readonly isImpossible: boolean;
}

/** When a day is named without a time: the start of the working day, in the speaker's zone. */
const USUAL_HOUR = 9;

/** The most words of a day that chrono doesn't know: "end of the next quarter". */
const MOST_DAY_WORDS = 5;

/** The moments that a sentence names, in the speaker's zone and language; quoted words name none. */
export function findMoments(spoken: Spoken, context: DayContext): FoundMoment[] {
  const offset = offsetMoment(spoken, context);
  return offset === undefined ? plainMoments(spoken, context) : [offset];
}

/** The first "a week from Friday 9am", of which chrono would read two moments; its words behind "from" are one. */
function offsetMoment(spoken: Spoken, context: DayContext): FoundMoment | undefined {
  const { words } = spoken;
  const at = words.findIndex(
    (word, index) => index > 2 && ['from', 'after'].includes(keyword(word) ?? '') && offsetAt(spoken, index),
  );
  const offset = at < 0 ? undefined : offsetAt(spoken, at);
  const [from] = offset === undefined ? [] : plainMoments(part(spoken, at), context);
  if (offset === undefined || from?.start !== 1) return undefined;
  const [start, end] = [at - 2, at + from.end];
  const clock = Temporal.Instant.fromEpochMilliseconds(from.at.getTime()).toZonedDateTimeISO(
    context.timeZone,
  );
  return {
    ...from,
    start,
    end,
    at: new Date(clock.add(offset.duration).epochMilliseconds),
    said: asWritten(part(spoken, start, end)).replace(/[,;.]$/, ''),
  };
}

/** The length of time that ends in front of the word "from". */
function offsetAt(spoken: Spoken, from: number) {
  return readOffset(`${asWritten(part(spoken, from - 2, from)).toLowerCase()} from now`);
}

function plainMoments(spoken: Spoken, context: DayContext): FoundMoment[] {
  // Before chrono, which would read "next quarter" out of "end of next quarter".
  const periods = periodMoments(spoken, context);
  if (periods.length > 0) return periods;
  for (const parser of chronoFor(context.locale)) {
    const found = parser
      .parse(asWritten(spoken), chronoReference(context), { forwardDate: true })
      .flatMap((result) => momentFrom(result, spoken, context) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

function momentFrom(
  result: chrono.ParsedResult,
  spoken: Spoken,
  context: DayContext,
): FoundMoment | undefined {
  const offset = (spoken.words[0]?.start ?? 0) + result.index;
  const [from, to] = [offset, offset + result.text.length];
  const start = spoken.words.findIndex((word) => word.start >= from);
  const end = spoken.words.findLastIndex((word) => word.end <= to + 1) + 1;
  const words = part(spoken, start, end);
  // Half a word, or one in quotes, is no time: "may" in "maybe", "5" in "5G".
  if (start < 0 || end <= start || spoken.words[start]?.start !== from) return undefined;
  if (words.words.some((word) => word.kind !== 'plain') || (words.words.at(-1)?.end ?? 0) < to)
    return undefined;
  return {
    start,
    end,
    at: instantOf(result.start, context),
    said: asWritten(words).replace(/[,;.]$/, ''),
    isImpossible: contradictsWeekday(result.start),
  };
}

/** Chrono knows the instant of "in 3 hours"; of wall-clock words it knows the reading of the clock. */
function instantOf(parts: chrono.ParsedComponents, { now, timeZone }: DayContext): Date {
  if (parts.isCertain('timezoneOffset')) return parts.date();
  const date = Temporal.PlainDate.from({
    year: parts.get('year') ?? 0,
    month: parts.get('month') ?? 1,
    day: parts.get('day') ?? 1,
  });
  const clock = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const isWeekdayAlone = parts.isCertain('weekday') && !parts.isCertain('day');
  const day = isWeekdayAlone && date.equals(clock.toPlainDate()) ? date.add({ weeks: 1 }) : date;
  const isTimed = parts.isCertain('hour');
  const time = Temporal.PlainTime.from({
    hour: isTimed ? (parts.get('hour') ?? USUAL_HOUR) : usualHour(parts, clock),
    minute: isTimed ? (parts.get('minute') ?? 0) : 0,
  });
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

/** "this evening" implies an hour of its own; a mere day, which chrono gives noon or the time of now, begins with work. */
function usualHour(parts: chrono.ParsedComponents, now: Temporal.ZonedDateTime): number {
  const hour = parts.get('hour') ?? USUAL_HOUR;
  const isNow = hour === now.hour && parts.get('minute') === now.minute;
  return isNow || hour === 12 ? USUAL_HOUR : Math.max(hour, USUAL_HOUR);
}

/** "end of next quarter" and the other periods, which chrono doesn't know. */
function periodMoments(spoken: Spoken, { now, timeZone, locale }: DayContext): FoundMoment[] {
  const today = Temporal.PlainDate.from(dayOf(now, timeZone));
  for (let start = 1; start < spoken.words.length; start += 1) {
    const last = Math.min(start + MOST_DAY_WORDS, spoken.words.length);
    for (let end = last; end > start; end -= 1) {
      const words = part(spoken, start, end);
      if (words.words.some((word) => word.kind !== 'plain')) continue;
      const said = asWritten(words);
      const lower = said.toLowerCase();
      const day = isPeriodOnly(lower) ? readPeriod(lower, today, monthNames(locale)) : undefined;
      if (day !== undefined)
        return [{ start, end, at: startOfWork(day, timeZone), said, isImpossible: false }];
    }
  }
  return [];
}

function startOfWork(day: Temporal.PlainDate, timeZone: string): Date {
  const plainTime = Temporal.PlainTime.from({ hour: USUAL_HOUR });
  return new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}
