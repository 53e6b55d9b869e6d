import type * as chrono from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { type Day, dayOf } from '../pipeline/day.ts';
import { chronoFor, chronoReference, contradictsWeekday } from './chrono-locale.ts';
import { readOffset } from './day-offset.ts';
import type { Problem, SpokenDay } from './intent.ts';
import { monthNames } from './month-names.ts';
import { inEnglish } from './period-translations.ts';
import { isPeriodOnly, readPeriod } from './period-words.ts';
import { type DateReading, readDate } from './written-date.ts';

export interface DayContext {
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
}

export type DayProblem = Extract<Problem, { readonly kind: 'badDay' }>;
export type DayReading =
  | { readonly ok: true; readonly spoken: SpokenDay }
  | { readonly ok: false; readonly problem: DayProblem };

/** How far from now a deal's day may be. */
const MOST_YEARS = 20;

/** The longest wording of a day in characters. */
const LONGEST_DAY = 60;

/**
 * Reads a whole text as one day in the speaker's zone and language (English always works too): dates,
 * weekdays (the next one after today), relative days, days counted from another ("a week from Friday"),
 * and periods, of which the last day is meant. Words left over make it no day.
 */
export function readDay(said: string, context: DayContext): DayReading {
  const refuse = (reason: DayProblem['reason']): DayReading => ({
    ok: false,
    problem: { kind: 'badDay', said, reason },
  });
  const text = said
    .toLowerCase()
    .replace(/^(?:on|by|at|before|until|till|the)\s+(?!end$)/, '')
    .replace(/^the\s+/, '')
    .replace(/[,;.!?]+$/, '')
    .trim();
  if (text === '' || text.length > LONGEST_DAY) return refuse('notADay');
  const today = dayOf(context.now, context.timeZone);
  const named = offsetDay(text, today, context) ?? periodDay(text, today, context);
  const date =
    readDate(text, today, context.locale) ??
    (named === undefined ? chronoDay(text, today, context) : { ok: true, day: named });
  if (date === undefined) return refuse('notADay');
  if (!date.ok) return refuse('impossible');
  const { day } = date;
  const years = Temporal.PlainDate.from(today).until(day, { largestUnit: 'year' }).years;
  if (Math.abs(years) >= MOST_YEARS) return refuse('tooFar');
  return { ok: true, spoken: { day, said } };
}

/** "a week from Friday" is Friday and seven days; undefined where either half can't be read. */
function offsetDay(text: string, today: Day, context: DayContext): Day | undefined {
  const offset = readOffset(text);
  if (offset === undefined) return undefined;
  const from = offset.from === 'now' ? today : dayIn(offset.from, context);
  return from === undefined ? undefined : Temporal.PlainDate.from(from).add(offset.duration).toString();
}

function dayIn(said: string, context: DayContext): Day | undefined {
  const reading = readDay(said, context);
  return reading.ok ? reading.spoken.day : undefined;
}

function periodDay(text: string, today: Day, { locale }: DayContext): Day | undefined {
  const named = inEnglish(text, locale).replace(/^in\s+/, '');
  return readPeriod(named, Temporal.PlainDate.from(today), monthNames(locale))?.toString();
}

function chronoDay(text: string, today: Day, context: DayContext): DateReading | undefined {
  // Chrono would take "end of May 10" for a May of 2010.
  if (isPeriodOnly(text)) return undefined;
  for (const parser of chronoFor(context.locale)) {
    const result = wholeText(parser, text, context);
    if (result === undefined) continue;
    // "Fri 5 Dec" is no day of a year in which that is a Saturday.
    if (contradictsWeekday(result.start)) return { ok: false };
    const day = dayFrom(result, today);
    return day === undefined ? undefined : { ok: true, day };
  }
  return undefined;
}

/** Chrono's one result, if it read every word and found no stretch of days. */
function wholeText(parser: chrono.Chrono, text: string, context: DayContext) {
  const forwardDate = !/^(last|past|letzte|dernier|pasado)/.test(text);
  const [result, ...others] = parser.parse(text, chronoReference(context), { forwardDate });
  if (result === undefined || others.length > 0 || result.end) return undefined;
  return result.text.length === text.length ? result : undefined;
}

function dayFrom({ start, text }: chrono.ParsedResult, today: Day): Day | undefined {
  // A time of day alone is no day.
  if (!(['month', 'day', 'weekday'] as const).some((part) => start.isCertain(part))) return undefined;
  // "2027-03-31 10" is no ten o'clock: the number belongs to something else.
  if (start.isCertain('hour') && !/\d:\d|\d\s*[ap]\.?m/.test(text)) return undefined;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day });
  // A weekday alone is the next one after today: said on a Tuesday, Tuesday is in a week.
  const isWeekdayAlone = start.isCertain('weekday') && !start.isCertain('day');
  return (isWeekdayAlone && date.toString() === today ? date.add({ weeks: 1 }) : date).toString();
}
