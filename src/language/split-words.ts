import type { CleanText, Span } from './clean-text.ts';

/** One word of a sentence; `start` and `end` are its place in the cleaned text. */
export interface Word {
  /** quoted: between quotation marks, one word whatever is inside; markup: from Slack, never a keyword. */
  readonly kind: 'plain' | 'quoted' | 'user' | 'markup';
  /** Without the quotation marks. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly slackUserId: string | null;
}

const CLOSING_QUOTES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '"',
    '“': '”"',
    '„': '“”"',
    '«': '»',
    '»': '«',
    '「': '」',
    '『': '』',
    "'": "'",
    '‘': '’',
  } as const),
);

/** Splits cleaned text at spaces, keeping what stands in quotes and what Slack marked up in one piece. */
export function splitWords({ text, spans }: CleanText): Word[] {
  const words: Word[] = [];
  const spanAt = new Map(spans.map((span) => [span.start, span]));
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) at += 1;
    else {
      const word = spokenMarkup(text, spanAt.get(at)) ?? quoted(text, at) ?? bare(text, at, spanAt);
      words.push(word);
      at = word.end;
    }
  }
  return words;
}

function spokenMarkup(text: string, span: Span | undefined): Word | undefined {
  if (span === undefined) return undefined;
  const { start, end, slackUserId } = span;
  return {
    kind: slackUserId === null ? 'markup' : 'user',
    text: text.slice(start, end),
    start,
    end,
    slackUserId,
  };
}

/** A quotation that ends where a word ends; a doubled plain mark inside stands for one. */
function quoted(text: string, start: number): Word | undefined {
  const open = text.charAt(start);
  const closing = CLOSING_QUOTES.get(open);
  if (closing === undefined) return undefined;
  for (let at = start + 1; at < text.length; at += 1) {
    if (!closing.includes(text.charAt(at))) continue;
    if (open === '"' && text.charAt(at + 1) === '"') {
      at += 1;
      continue;
    }
    if (!/^(?:$|[\s:,;.!?)])/.test(text.slice(at + 1, at + 2))) continue;
    const inside = text.slice(start + 1, at).trim();
    if (inside === '') return undefined;
    const said = open === '"' ? inside.replaceAll('""', '"') : inside;
    return { kind: 'quoted', text: said, start, end: at + 1, slackUserId: null };
  }
  return undefined;
}

function bare(text: string, start: number, spanAt: ReadonlyMap<number, Span>): Word {
  let end = start + 1;
  while (end < text.length && !/\s/.test(text.charAt(end)) && !spanAt.has(end)) end += 1;
  return { kind: 'plain', text: text.slice(start, end), start, end, slackUserId: null };
}
