import type { DealReference } from './intent.ts';
import type { Word } from './split-words.ts';
import { asName, part, type Spoken } from './spoken.ts';

/** One way to divide a sentence: a deal, and what is said of it. */
export interface Split {
  readonly deal: DealReference;
  readonly rest: Spoken;
}

/** The most words of a free sentence that are tried as a deal's name. */
const MOST_NAME_WORDS = 10;

/** The deal that a whole stretch points at; undefined for no words. */
export function dealReference(spoken: Spoken): DealReference | undefined {
  const [first, second] = spoken.words;
  if (first === undefined) return undefined;
  const number = second === undefined ? dealNumber(first) : undefined;
  return number === undefined ? { kind: 'name', text: asName(spoken) } : { kind: 'number', number };
}

/** The 42 of "#42", which may stand in Slack's marks for bold or code; undefined for other words, and for a channel that is called so. */
export function dealNumber(word: Word | undefined): number | undefined {
  const digits =
    word?.kind === 'plain' ? /^(?<mark>[`*_~]?)#(\d{1,9})\k<mark>[:,;.]?$/.exec(word.text)?.[2] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

/** How many words the deal may take of a stretch: just one where that is a number or a quotation. */
export function dealLengths(spoken: Spoken, most: number): number[] {
  const [first] = spoken.words;
  if (first === undefined) return [];
  if (first.kind === 'quoted' || dealNumber(first) !== undefined) return most < 1 ? [] : [1];
  return Array.from({ length: most }, (_, index) => index + 1);
}

/** Every way to read a deal and then free text; a colon after the deal marks one of them. */
export function splitsBeforeText(spoken: Spoken): Split[] {
  const most = Math.min(MOST_NAME_WORDS, spoken.words.length - 1);
  const lengths = dealLengths(spoken, most);
  const marked = lengths.find((length) => endsWithColon(spoken.words, length));
  return lengths.flatMap((length) => {
    // The separator belongs to neither side, so no second split ends with it.
    if (isSeparator(spoken.words[length - 1])) return [];
    const deal = dealReference(part(spoken, 0, length));
    // A colon written onto the deal is the separator: a second one is the text's own.
    const isSeparated = spoken.words[length - 1]?.text.endsWith(':') === true;
    const rest = isSeparated ? part(spoken, length) : withoutSeparator(part(spoken, length));
    if (deal === undefined || rest.words.length === 0) return [];
    return [{ deal: length === marked && deal.kind === 'name' ? { ...deal, isMarked: true } : deal, rest }];
  });
}

function endsWithColon(words: readonly Word[], length: number): boolean {
  const last = words[length - 1];
  const next = words[length];
  if (last?.kind === 'plain' && last.text.length > 1 && last.text.endsWith(':')) return true;
  return next?.kind === 'plain' && next.text === ':';
}

function isSeparator(word: Word | undefined): boolean {
  return word?.kind === 'plain' && /^[:–—-]$/.test(word.text);
}

/** What follows a deal, without the colon or dash between. */
export function withoutSeparator(spoken: Spoken): Spoken {
  return isSeparator(spoken.words[0]) ? part(spoken, 1) : spoken;
}
