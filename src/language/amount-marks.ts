/** Fullwidth and Arabic or Indic digits and signs as the plain ones they stand for. */
export function westernDigits(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E\uFFE0-\uFFE6]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g, (digit) => String(digitValue(digit)))
    .replaceAll('٬', ',')
    .replaceAll('٫', '.');
}

// Each of the three rows of digits begins at a multiple of 16 or 6 above one.
function digitValue(digit: string): number {
  const last = digit.charCodeAt(0) % 16;
  return last > 9 || digit >= '\u0966' ? last - 6 : last;
}

// The dash that stands for no cents: "50,000.-", "5,00,000/-".
const CENTLESS = /(?<=\d)(?:[.,][-–—]{1,2}|\/[-–])(?=$|\s|\p{L}|\p{Sc})/u;

/** True where such a dash says that the number is money. */
export function isCentless(text: string): boolean {
  return CENTLESS.test(text);
}

/** Without that dash, and without what only says "about". */
export function withoutFlourish(text: string): string {
  return text.replace(CENTLESS, '').replace(/^[~≈]\s*/, '');
}

/** Accountants write a negative amount in brackets; two dashes part words and are no sign. */
export function withoutSign(text: string): { inner: string; isNegative: boolean } {
  const bracketed = /^\((.*)\)$/s.exec(text)?.[1];
  const inner = bracketed ?? text;
  const [dashes = ''] = /^\s*[-−–]+\s*/.exec(inner) ?? [];
  const isSigned = dashes.trim().length === 1;
  return { inner: inner.slice(dashes.length), isNegative: bracketed !== undefined || isSigned };
}
