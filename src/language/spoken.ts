import { cleanText } from './clean-text.ts';
import { splitWords, type Word } from './split-words.ts';

/** A stretch of a sentence: the cleaned text and the words that are meant. */
export interface Spoken {
  readonly text: string;
  readonly words: readonly Word[];
}

/** What Slack sent, as words. */
export function speak(raw: string): Spoken {
  const clean = cleanText(raw);
  return { text: clean.text, words: splitWords(clean) };
}

/** The words from `from` up to `to` (exclusive). */
export function part(spoken: Spoken, from: number, to = spoken.words.length): Spoken {
  return { text: spoken.text, words: spoken.words.slice(from, to) };
}

/** The stretch exactly as written, quotation marks and inner spaces included. */
export function asWritten({ text, words }: Spoken): string {
  const first = words[0];
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}

/**
 * The stretch as a name: single spaces, no commas or dashes left over at its ends; a quotation alone is
 * what is inside it.
 */
export function asName(spoken: Spoken): string {
  const [only, ...others] = spoken.words;
  if (only !== undefined && others.length === 0 && only.kind === 'quoted') return oneLine(only.text);
  const name = oneLine(asWritten(spoken));
  // The look-behind keeps the first mark of a run as the only place to begin, so that a long run is cheap.
  const trimmed = name.replace(/^[\s,;:–—-]+(?=\s)/, '').replace(/(?:(?<=\s)[–—-]+|[,;:])$/, '');
  return trimmed.trim() === '' ? name : trimmed.trim();
}

/** True for nothing but quotation marks that quote nothing: a name that was left empty. */
export function isEmptyQuotation(spoken: Spoken): boolean {
  const isPlain = spoken.words.every(({ kind }) => kind === 'plain');
  return isPlain && /^[\s"'“”„«»「」『』‘’]*$/.test(asWritten(spoken));
}

/** One line with single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A plain word in lower case without a comma or colon at its end; undefined for anything quoted or marked up. */
export function keyword(word: Word | undefined): string | undefined {
  if (word === undefined || word.kind !== 'plain') return undefined;
  return word.text.toLowerCase().replace(/[,;:]$/, '');
}
