import { forgivenTypos, typos } from './nearest.ts';
import { normaliseName } from './normalise-name.ts';

/**
 * How well a said name fits a deal's, from not at all to letter by letter. Names in one class are
 * equally plausible: between them a person decides, never a count of letters.
 */
export const MATCHES = ['none', 'typos', 'begun', 'words', 'equal', 'identical'] as const;
export type Match = (typeof MATCHES)[number];

/** Shortest beginning of a word that stands for it; one letter is enough where words aren't spaced. */
const SHORTEST_BEGINNING = 2;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

export interface RatedName {
  readonly name: string;
  readonly account: string | null;
}

/** Rates what was said against a deal's name, whose account's name may lend words. */
export function rateName(said: string, { name, account }: RatedName): Match {
  if (said.toLowerCase() === name.toLowerCase()) return 'identical';
  const text = normaliseName(said);
  const own = normaliseName(name);
  if (text === own || squash(text) === squash(own)) return 'equal';
  const known = [...own.split(' '), ...(account === null ? [] : normaliseName(account).split(' '))];
  const words = text.split(' ');
  if (allMatch(words, known, (word, other) => word === other)) return 'words';
  if (allMatch(words, known, beginsOrEquals)) return 'begun';
  if (allMatch(words, known, resembles)) return 'typos';
  const slips = hasDigits(text) ? Number.POSITIVE_INFINITY : typos(squash(text), squash(own));
  return slips <= forgivenTypos(squash(own).length) ? 'typos' : 'none';
}

/** The share of the said words (0 to 1) that a deal's name has, typos forgiven generously: to suggest, never to act. */
export function shareOfWords(said: string, { name, account }: RatedName): number {
  const words = normaliseName(said).split(' ');
  const known = normaliseName(`${name} ${account ?? ''}`).split(' ');
  const found = words.filter((word) =>
    known.some((other) => beginsOrEquals(word, other) || isNear(word, other)),
  );
  return found.length / words.length;
}

/** True when every word finds a partner of its own. */
function allMatch(
  words: readonly string[],
  known: readonly string[],
  matches: (word: string, other: string) => boolean,
): boolean {
  const left = [...known];
  return words.every((word) => {
    // The exact partner first, so that "ann a" doesn't take Ann for the "a".
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((other) => matches(word, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function beginsOrEquals(word: string, other: string): boolean {
  if (word === other) return true;
  if (UNSPACED.test(word)) return other.includes(word);
  return word.length >= SHORTEST_BEGINNING && !hasDigits(word) && other.startsWith(word);
}

/** A digit is never a typo: Phase 2 is another deal than Phase 3. */
function resembles(word: string, other: string): boolean {
  if (beginsOrEquals(word, other)) return true;
  if (hasDigits(word) || hasDigits(other)) return false;
  return word.length > 3 && typos(word, other) <= forgivenTypos(other.length);
}

function isNear(word: string, other: string): boolean {
  return word.length > 2 && typos(word, other) <= Math.floor(other.length * 0.4);
}

function hasDigits(text: string): boolean {
  return /\p{N}/u.test(text);
}

function squash(text: string): string {
  return text.replaceAll(' ', '');
}
