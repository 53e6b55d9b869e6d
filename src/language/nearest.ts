import { distance } from 'fastest-levenshtein';

/** Longer words are compared whole or not at all: nobody mistypes forty letters into another name. */
const LONGEST_COMPARED = 40;

/** Single-letter slips between two words; two neighbours swapped count as one. */
export function typos(said: string, meant: string): number {
  const plain = distance(said, meant);
  if (plain < 2 || said.length > LONGEST_COMPARED) return plain;
  let fewest = plain;
  for (let at = 0; at + 1 < said.length; at += 1) {
    const swapped = said.slice(0, at) + said.charAt(at + 1) + said.charAt(at) + said.slice(at + 2);
    fewest = Math.min(fewest, 1 + distance(swapped, meant));
  }
  return fewest;
}

/** Typos forgiven in a word of this length: none up to three letters, then one for every four. */
export function forgivenTypos(length: number): number {
  return length < 4 ? 0 : Math.floor(length / 4);
}

export interface Near<T> {
  readonly item: T;
  readonly distance: number;
}

/** The items whose words are nearest to what was said, all those that are equally near, within `limit`. */
export function nearest<T>(
  said: string,
  items: readonly T[],
  wordsOf: (item: T) => readonly string[],
  limit: (word: string) => number,
): Near<T>[] {
  const near = items.flatMap((item) => {
    const distances = wordsOf(item)
      .map((word) => ({ word, distance: typos(said, word) }))
      .filter((found) => found.distance <= limit(found.word))
      .map((found) => found.distance);
    return distances.length === 0 ? [] : [{ item, distance: Math.min(...distances) }];
  });
  const best = Math.min(...near.map((found) => found.distance));
  return near.filter((found) => found.distance === best);
}

/** What to suggest for a word that wasn't understood: the one nearest item, if at most half is wrong. */
export function suggestion<T>(
  said: string,
  items: readonly T[],
  wordsOf: (item: T) => readonly string[],
): T | null {
  const [only, ...others] = nearest(said, items, wordsOf, (word) => Math.floor(word.length / 2));
  return only === undefined || others.length > 0 ? null : only.item;
}
