const SYLLABLES = ['ba', 'cor', 'del', 'fen', 'gra', 'hu', 'jin', 'kel', 'lo', 'mar', 'nex', 'or', 'pru'];
const ENDINGS = ['ta', 'via', 'don', 'rix', 'sen', 'mo', 'la', 'nor', 'tek', 'bury', 'lis', 'gon'];
const WORK = ['rollout', 'renewal', 'pilot', 'migration', 'expansion', 'licences', 'upgrade', 'support'];
const PLACES = ['North', 'South', 'East', 'West', 'Central', 'Nordics', 'Iberia', 'Benelux', 'Adriatic'];

/** A deal's name and its account's. */
export interface DealName {
  readonly name: string;
  readonly account: string;
}

/** As many accounts as there are made-up words for. */
const MOST_ACCOUNTS = SYLLABLES.length ** 3 * ENDINGS.length;
const MOST_OF_AN_ACCOUNT = WORK.length * PLACES.length;

/** Distinct names of deals, spread evenly over accounts: "Corfenkelvia rollout North". */
export function dealNames(count: number, accounts: number): DealName[] {
  if (accounts > MOST_ACCOUNTS || count > accounts * MOST_OF_AN_ACCOUNT) throw new Error('too few names');
  return Array.from({ length: count }, (_, index) => {
    const at = index % accounts;
    const nth = Math.floor(index / accounts);
    const work = pick(WORK, at + nth);
    const place = pick(PLACES, Math.floor(at / WORK.length) + Math.floor(nth / WORK.length));
    return { name: `${accountName(at)} ${work} ${place}`, account: accountName(at) };
  });
}

/** The nth account: its syllables are its digits, so no two are the same. */
function accountName(index: number): string {
  const base = SYLLABLES.length;
  const word = [
    pick(SYLLABLES, index),
    pick(SYLLABLES, Math.floor(index / base)),
    pick(SYLLABLES, Math.floor(index / base ** 2)),
    pick(ENDINGS, index + Math.floor(index / base ** 3)),
  ].join('');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}

/**
 * The name with two neighbouring letters of its first word changed about, as fast typing does.
 * @param random from 0 to 1 (exclusive): where
 */
export function mistyped(name: string, random: number): string {
  const end = name.indexOf(' ');
  const at = 1 + Math.floor(random * (end - 2));
  return `${name.slice(0, at)}${name.charAt(at + 1)}${name.charAt(at)}${name.slice(at + 2)}`;
}
