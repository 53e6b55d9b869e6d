import { Temporal } from 'temporal-polyfill';

/** "a week from Friday": how long after which day. */
export interface DayOffset {
  readonly duration: Temporal.Duration;
  /** The words of the day that it is counted from. */
  readonly from: string;
}

const COUNTS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, index + 1] as const)
    .concat([
      ['a', 1],
      ['an', 1],
    ]),
);

/** Each unit as ISO 8601 writes it, and how many of those it is. */
const UNITS: ReadonlyMap<string, readonly [letter: string, times: number]> = new Map([
  ['day', ['D', 1]],
  ['week', ['W', 1]],
  ['fortnight', ['W', 2]],
  ['month', ['M', 1]],
  ['year', ['Y', 1]],
]);

const OFFSET = /^(\d{1,3}|\p{L}+) (\p{L}+?)s? (?:from|after) (.+)$/u;

/** A length of time that nothing anchors: what follows "from" belongs to it and is no source. */
const BARE_LENGTH =
  /^(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple|few|half|several)\b.*\b(?:day|week|fortnight|month|quarter|year)s?$/;

/** Takes "3 days from Monday" apart, in lower case; undefined for other words. */
export function readOffset(said: string): DayOffset | undefined {
  const [, count = '', unit = '', from = ''] = OFFSET.exec(said) ?? [];
  const many = COUNTS.get(count) ?? Number(count);
  const length = UNITS.get(unit);
  if (length === undefined || !Number.isInteger(many)) return undefined;
  const [letter, times] = length;
  return { duration: Temporal.Duration.from(`P${many * times}${letter}`), from };
}

/** True for "a week" and "3 days": said in front of "from", they begin a day that goes on behind it. */
export function isBareLength(said: string): boolean {
  return BARE_LENGTH.test(said.toLowerCase());
}
