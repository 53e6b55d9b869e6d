import { findAmounts } from '../../language/amount-in-words.ts';
import { cleanText } from '../../language/clean-text.ts';
import { readDay } from '../../language/day.ts';
import { asWritten, keyword, oneLine, part, type Spoken, speak } from '../../language/spoken.ts';
import { dayOf } from '../../pipeline/day.ts';
import { TEXT_LIMITS } from '../../pipeline/deal.ts';
import type { Entered } from '../modals/entered.ts';
import { knownLocale } from '../views/money-text.ts';
import { clip } from '../views/text.ts';
import type { ViewContext } from '../views/view-context.ts';

/** Words after which a deal's day stands; "on Monday" may as well be a day that was. */
const BEFORE_A_DAY = ['by', 'before', 'until', 'due', 'closing', 'closes', 'close'];

/** "end of the next fiscal quarter" is as many words as a day has. */
const MOST_WORDS = 6;

/**
 * What a message says of a new deal: its first line as the name, its amount and its day where it names
 * exactly one beyond doubt. Somebody reads it before it is saved. Pure.
 */
export function dealInMessage(text: string, context: ViewContext): Entered {
  const spoken = speak(text);
  return { name: nameIn(text), amount: amountIn(spoken, context), closeDate: dayIn(spoken, context) };
}

function nameIn(text: string): string | null {
  const lines = cleanText(text).text.split('\n').map(unformatted);
  const first = lines.find((line) => /[\p{L}\p{N}]/u.test(line));
  return first === undefined ? null : clip(first, TEXT_LIMITS.name);
}

/** A line without what only formats it: bullets, quotation bars, asterisks and the like around words. */
function unformatted(line: string): string {
  return oneLine(
    line
      .replace(/^[\s>•◦*–—-]+(?=\s)/, '')
      .replace(/(?<![\p{L}\p{N}])[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![\p{L}\p{N}])/gu, ''),
  );
}

function amountIn(spoken: Spoken, { locale, workspace: { currency } }: ViewContext): string | null {
  const amounts = findAmounts(spoken, { currency, locale: knownLocale(locale) });
  const clear = amounts.filter(({ clarity, reading }) => clarity === 'clear' && reading.ok);
  return onlyOne(clear.map(({ said }) => said));
}

function dayIn(spoken: Spoken, context: ViewContext): string | null {
  const today = dayOf(context.now, context.timeZone);
  const days = spoken.words.flatMap((word, index) =>
    BEFORE_A_DAY.includes(keyword(word) ?? '') ? (dayAt(spoken, index + 1, context) ?? []) : [],
  );
  return onlyOne(days.filter((day) => day >= today));
}

/** The longest stretch of words from one on that is a day. */
function dayAt(spoken: Spoken, start: number, context: ViewContext): string | undefined {
  for (let end = Math.min(start + MOST_WORDS, spoken.words.length); end > start; end -= 1) {
    const said = asWritten(part(spoken, start, end));
    const reading = readDay(said, { ...context, locale: knownLocale(context.locale) });
    if (reading.ok) return reading.spoken.day;
  }
  return undefined;
}

function onlyOne(found: readonly string[]): string | null {
  const [one, ...others] = new Set(found);
  return one !== undefined && others.length === 0 ? one : null;
}
