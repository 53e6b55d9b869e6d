const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Hebrew, Arabic and the other scripts that run from right to left, presentation forms included. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

// Joiners and tag characters shape emoji and letters; the other format characters only hide or reorder.
const INVISIBLE = /(?!\u200C|\u200D|[\u{E0020}-\u{E007F}])[\p{Cc}\p{Cf}]/gu;

// Slack has no escape for its emphasis marks. Inside a word they mean nothing to it.
const EMPHASIS_MARK = /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu;
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/**
 * Somebody's words for a place that takes plain text, at most `max` characters (at least 5): one line,
 * nothing invisible, clipped between graphemes. Right-to-left words are isolated, so that they can't
 * reorder what stands beside them. Never empty, since Slack refuses empty texts.
 */
export function plain(words: string, max: number): string {
  return isolated(oneLine(words, max), max);
}

/** Somebody's words for a mrkdwn text, like {@link plain}; they can't mention, link or format anything. */
export function escaped(words: string, max: number): string {
  return isolated(withoutEmphasis(oneLine(words, max)), max, escapeMarkup);
}

/** Words in a code span: what a person may type. */
export function code(words: string): string {
  return `\`${escapeMarkup(words.replaceAll('`', 'ˋ'))}\``;
}

/** A sentence as Slack would send it, as a person would read it. */
export function unescaped(sentence: string): string {
  return sentence.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** "a, b and c", as many as `max` characters hold; the rest is counted. `last` stands before the last one. */
export function listed(items: readonly string[], max: number, last = ' and '): string {
  const shown: string[] = [];
  let room = max;
  for (const item of items) {
    room -= item.length + 2;
    if (room < 0) break;
    shown.push(item);
  }
  const rest = items.length - shown.length;
  const pieces = rest === 0 ? shown : [...shown, `${rest} more`];
  return pieces.length < 2 ? pieces.join('') : [pieces.slice(0, -1).join(', '), pieces.at(-1)].join(last);
}

/** "1 deal", "2 deals". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** What can't be shown any more costs time only: a few code units a character are enough to clip from. */
function oneLine(words: string, max: number): string {
  const clean = words
    .slice(0, max * 20)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
  return clean === '' ? '(empty)' : clean;
}

function withoutEmphasis(text: string): string {
  return text.replace(EMPHASIS_MARK, (mark) => LOOKALIKES[mark] ?? mark);
}

/** Plain text written so that mrkdwn shows it as it is. Source: docs.slack.dev, "Formatting message text", Escaping. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isolated(text: string, max: number, write?: (piece: string) => string): string {
  if (!RIGHT_TO_LEFT.test(text)) return clip(text, max, write);
  return `\u2068${clip(text, max - 2, write)}\u2069`;
}

/** Text of at most `max` characters as `write` puts it; no grapheme and no escape is cut in two. */
export function clip(text: string, max: number, write = (piece: string) => piece): string {
  const whole = write(text);
  if (whole.length <= max) return whole;
  let clipped = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    const piece = write(segment);
    if (clipped.length + piece.length >= max) break;
    clipped += piece;
  }
  return `${clipped.trimEnd()}…`;
}
