import { Temporal } from 'temporal-polyfill';

type Plain = Temporal.PlainDate;

const UNITS: ReadonlyMap<string, 'week' | 'month' | 'quarter' | 'half' | 'year'> = new Map(
  Object.entries({
    week: 'week',
    wk: 'week',
    month: 'month',
    mth: 'month',
    quarter: 'quarter',
    qtr: 'quarter',
    half: 'half',
    year: 'year',
    yr: 'year',
  } as const),
);

const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eow: 'end of week',
    eom: 'end of month',
    eoq: 'end of quarter',
    eoy: 'end of year',
    'month end': 'end of month',
    'quarter end': 'end of quarter',
    'year end': 'end of year',
  } as const),
);

const EDGE = /^(end|start|beginning|early|mid|middle|late)[\s-]+(?:(?:of|in)\s+)?(?:the\s+)?(.+)$/;

/** True for words that begin a period which chrono doesn't know: "end of March", "EOQ", "Q2", "3/2027", "next quarter". */
export function isPeriodOnly(said: string): boolean {
  return (
    EDGE.test(said) ||
    SHORT.has(said) ||
    /^(?:[qh][1-4]\b|\d{1,2}\/\d{4}$|(?:this|next) (?:quarter|qtr|half)$)/.test(said)
  );
}

/** A stretch of days: both ends belong to it. */
interface Period {
  readonly first: Plain;
  readonly last: Plain;
}

/**
 * The day that a period means as a close date: its last one, unless the beginning or the middle is
 * asked for. Knows weeks (to Friday), months by name, quarters, halves, years, and end, start, early,
 * mid or late of each. Undefined for anything else. `months` are the speaker's words for the months.
 */
export function readPeriod(
  said: string,
  today: Plain,
  months: ReadonlyMap<string, number>,
): Plain | undefined {
  const text = SHORT.get(said.replace(/-/g, ' ')) ?? said;
  const edge = EDGE.exec(text);
  const named = edge?.[2] ?? text;
  if (text === 'day after tomorrow') return today.add({ days: 2 });
  const period = relativePeriod(named, today, edge !== null) ?? namedPeriod(named, today, months);
  if (period === undefined) return undefined;
  switch (edge?.[1]) {
    case 'start':
    case 'beginning':
    case 'early':
      return period.first;
    case 'mid':
    case 'middle':
      return middleOf(period);
    default:
      return period.last;
  }
}

/** The 15th of a month, else the day half way. */
function middleOf({ first, last }: Period): Plain {
  const days = first.until(last, { largestUnit: 'day' }).days;
  return first.add({ days: days >= 27 && days <= 30 ? 14 : Math.floor(days / 2) });
}

function relativePeriod(said: string, today: Plain, isEdge: boolean): Period | undefined {
  const match = /^(?:(this|current|next)\s+)?(\p{L}+)$/u.exec(said);
  const unit = UNITS.get(match?.[2] ?? '');
  // "month" alone says nothing; "end of month" does.
  if (match === null || unit === undefined || (match[1] === undefined && !isEdge)) return undefined;
  return periodAround(today, unit, match[1] === 'next' ? 1 : 0);
}

function periodAround(
  today: Plain,
  unit: 'week' | 'month' | 'quarter' | 'half' | 'year',
  ahead: number,
): Period {
  if (unit === 'week') return workingWeek(today, ahead);
  const length = { month: 1, quarter: 3, half: 6, year: 12 }[unit];
  const month = Math.floor((today.month - 1) / length) * length + 1;
  return months(today.with({ month, day: 1 }).add({ months: ahead * length }), length);
}

/** Monday to Friday; at the weekend the week to come is already the current one. */
function workingWeek(today: Plain, ahead: number): Period {
  const monday = today.add({ days: today.dayOfWeek > 5 ? 8 - today.dayOfWeek : 1 - today.dayOfWeek });
  const first = monday.add({ weeks: ahead });
  return { first, last: first.add({ days: 4 }) };
}

function months(first: Plain, length: number): Period {
  return { first, last: first.add({ months: length }).subtract({ days: 1 }) };
}

/** "Q2", "H1 2027", "2027", "March 2027", "3/2027": without a year, the one that isn't over yet. */
function namedPeriod(said: string, today: Plain, names: ReadonlyMap<string, number>): Period | undefined {
  // Two digits alone after a month are a day of it.
  const match = /^(.+?)(?:[\s,/-]+(?:of\s+)?(\d{4}|'\d{2}|(?<=^[qh]\d\D*)\d{2}))?$/.exec(said);
  const numbered = /^(0?[1-9]|1[0-2])[/.-](\d{4})$/.exec(said);
  if (numbered !== null) {
    return months(today.with({ year: Number(numbered[2]), month: Number(numbered[1]), day: 1 }), 1);
  }
  const year = yearOf(match?.[2]);
  if (/^20\d\d$/.test(said)) return months(today.with({ year: Number(said), month: 1, day: 1 }), 12);
  const span = namedSpan(match?.[1] ?? '', names);
  if (span === undefined) return undefined;
  const at = (of: number) => months(today.with({ year: of, month: span.month, day: 1 }), span.length);
  if (year !== undefined) return at(year);
  const thisYear = at(today.year);
  return Temporal.PlainDate.compare(thisYear.last, today) < 0 ? at(today.year + 1) : thisYear;
}

function namedSpan(name: string, names: ReadonlyMap<string, number>) {
  const month = names.get(name.replace(/\.$/, ''));
  if (month !== undefined) return { month, length: 1 };
  const [, letter, digit] = /^([qh])([1-4])$/.exec(name) ?? [];
  const length = letter === 'q' ? 3 : 6;
  const number = Number(digit);
  return letter === undefined || number * length > 12
    ? undefined
    : { month: (number - 1) * length + 1, length };
}

function yearOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  const digits = said.replace("'", '');
  return Number(digits.length === 2 ? `20${digits}` : digits);
}
