import { type AmountReading, isYear, readAmount } from './amount.ts';
import { type CurrencyContext, isWordlikeCode, readCurrency } from './currency-signs.ts';
import { asWritten, part, type Spoken } from './spoken.ts';

/** An amount found in a sentence: its words are [start, end). */
export interface FoundAmount {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly reading: AmountReading;
  /** clear: money beyond doubt. bare: only a number, but one of four digits or more that isn't a year. */
  readonly clarity: 'clear' | 'bare';
}

/** "USD 1 234 567 million" is as many words as an amount has. */
const MOST_WORDS = 6;

/** Every amount of a sentence, each as long as it can be read, none overlapping another. */
export function findAmounts(spoken: Spoken, context: CurrencyContext): FoundAmount[] {
  const found: FoundAmount[] = [];
  let at = 0;
  while (at < spoken.words.length) {
    const amount = amountAt(spoken, at, context);
    if (amount !== undefined) found.push(amount);
    at = amount?.end ?? at + 1;
  }
  return found;
}

/** Clear amounts that begin inside others: in "closing Dec 31 100.50 EUR" the day ends where one begins. */
export function amountsWithin(
  spoken: Spoken,
  found: readonly FoundAmount[],
  context: CurrencyContext,
): FoundAmount[] {
  return found.flatMap(({ start, end }) => {
    const starts = Array.from({ length: end - start - 1 }, (_, index) => start + 1 + index);
    return starts
      .flatMap((at) => amountAt(spoken, at, context) ?? [])
      .filter(({ clarity }) => clarity === 'clear');
  });
}

/** The longest amount that begins at a word; undefined when none does. */
export function amountAt(spoken: Spoken, start: number, context: CurrencyContext): FoundAmount | undefined {
  const last = Math.min(start + MOST_WORDS, spoken.words.length);
  // An amount has its first digit in its first or second word ("USD 50k"), else there is none to find.
  if (!/\p{Nd}/u.test(asWritten(part(spoken, start, Math.min(start + 2, last))))) return undefined;
  for (let end = last; end > start; end -= 1) {
    const stretch = part(spoken, start, end);
    if (stretch.words.some((word) => word.kind !== 'plain')) continue;
    const said = asWritten(stretch).replace(/[,;.!?]+$/, '');
    if (isSplitWrongly(said)) continue;
    const reading = readAmount(said, context);
    if (reading === undefined || givesItsCurrencyAway(spoken, stretch, context)) continue;
    const clarity = reading.isMarked ? 'clear' : isBareAmount(said, reading) ? 'bare' : undefined;
    if (clarity !== undefined) return { start, end, said, reading, clarity };
  }
  return undefined;
}

/**
 * A currency between two numbers belongs to the second where the first is weak: in "Phase 2 EUR 1500" and
 * "31 Dec 2026 R$ 500" the first number is no money, in "50k EUR 2027 rollout" the second isn't.
 */
function givesItsCurrencyAway(spoken: Spoken, { words }: Spoken, context: CurrencyContext): boolean {
  const last = words.at(-1);
  const next = spoken.words.find(({ start }) => last !== undefined && start >= last.end);
  if (words.length < 2 || last === undefined || next?.kind !== 'plain' || !/^\p{Nd}/u.test(next.text))
    return false;
  if (/\p{Nd}/u.test(last.text) || readCurrency(last.text, context) === undefined) return false;
  if (/[$£¥₹]$/.test(last.text) || isWordlikeCode(last.text)) return true;
  const first = asWritten({ text: spoken.text, words: words.slice(0, -1) });
  const isWeak = isYear(first) || /^\p{Nd}{1,3}$/u.test(first);
  const isFirst = words[0] === spoken.words[0];
  return isWeak && !isFirst && !isYear(next.text);
}

/** A lone dash is no sign, a lone "m" no multiplier, and in "Boeing 747 100k" the model isn't thousands. */
function isSplitWrongly(said: string): boolean {
  return (
    /\n/.test(said) ||
    /^[-–−]+\s/.test(said) ||
    /\d\s+m(\s|$)/i.test(said) ||
    /\d\s[\d.,]+(k|mm?|mn|bn)$/i.test(said)
  );
}

function isBareAmount(said: string, reading: AmountReading): boolean {
  if (isYear(said)) return false;
  if (reading.ok) return reading.wholeDigits >= 4;
  return !said.startsWith('(') && said.replace(/[.,]\d*$/, '').replace(/\D/g, '').length >= 4;
}
