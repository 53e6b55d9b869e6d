// Letters that Unicode doesn't take apart into a base letter and a mark.
const FOLDED_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ı: 'i',
    ŋ: 'n',
    ς: 'σ',
  } as const),
);

/**
 * A name as it is compared and indexed: lower case, without accents, every run of punctuation and
 * symbols one space. Other scripts keep their letters and the marks that are part of them. A name of
 * nothing but symbols ("🚀", "+++") stays as it is, so that no name becomes empty.
 */
export function normaliseName(text: string): string {
  const lower = text.normalize('NFKD').toLowerCase();
  const folded = lower
    // Accents of Latin, Greek and Cyrillic; Hebrew and Arabic vowel signs: all left out by people in a hurry.
    .replace(/[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u064B-\u0655\u0670]/g, '')
    .replace(/[ßæœøłđðþħıŋς]/g, (letter) => FOLDED_LETTERS.get(letter) ?? letter)
    .replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return folded === '' ? text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim() : folded;
}
