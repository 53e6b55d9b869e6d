/** A number as digits, before any multiplier: nothing is ever a float. */
export interface DecimalNumber {
  /** Without leading zeros; "0" for none. */
  readonly whole: string;
  readonly fraction: string;
}

// Thousands by threes, or the Indian way: the last three digits, then twos.
const BY_THREES = /^\d{1,3}(?:,\d{3})+$/;
const INDIAN = /^\d{1,2}(?:,\d{2})*,\d{3}$/;

/**
 * Reads digits with any of the world's separators. Of two different separators the last is the decimal
 * sign; a single kind followed by exactly three digits groups thousands, otherwise it is the decimal
 * sign. `decimal`, the decimal sign of the speaker's language, settles the three digits where a
 * multiplier follows: "$2.165m" is no two billion. Undefined when the separators make no number.
 */
export function readNumber(digits: string, decimal?: string): DecimalNumber | undefined {
  const kinds = [...new Set(digits.replace(/\d/g, '').replaceAll('’', "'"))];
  const text = digits.replaceAll('’', "'");
  const last = kinds.at(-1);
  if (last === undefined) return number(text, '');
  const at = text.lastIndexOf(last);
  if (kinds.length === 1) {
    const isSingle = text.indexOf(last) === at;
    const isDecimal =
      isSingle && (last === decimal || !isGrouped(text, last)) && (last === '.' || last === ',');
    if (isDecimal) return number(text.slice(0, at), text.slice(at + 1));
    return isGrouped(text, last) ? number(text.replaceAll(last, ''), '') : undefined;
  }
  const [group = ''] = kinds;
  const whole = text.slice(0, at);
  const fraction = text.slice(at + 1);
  const isOnce = text.indexOf(last) === at;
  if (kinds.length > 2 || !isOnce || !/^\d+$/.test(fraction) || !(last === '.' || last === ','))
    return undefined;
  return isGrouped(whole, group) ? number(whole.replaceAll(group, ''), fraction) : undefined;
}

function isGrouped(text: string, separator: string): boolean {
  if (/^0+\D/.test(text)) return false;
  const commas = text.replaceAll(separator, ',');
  return BY_THREES.test(commas) || (separator === ',' && INDIAN.test(text));
}

function number(whole: string, fraction: string): DecimalNumber {
  return { whole: whole.replace(/^0+(?=\d)/, '') || '0', fraction };
}
