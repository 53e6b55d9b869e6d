/** A stretch of cleaned text that Slack marked up: a person, or something that is only its text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** The Slack user id of a mention; null for channels, links and the like. */
  readonly slackUserId: string | null;
}

export interface CleanText {
  readonly text: string;
  readonly spans: readonly Span[];
}

// Slack's markup of people, channels, links and special mentions.
// Source: docs.slack.dev, "Formatting message text", Retrieving messages.
const MARKUP = /<(@|#|!)?([^<>|]+)(?:\|([^<>]*))?>/g;

/**
 * Makes what Slack sends readable: markup becomes what the person saw, `&amp; &lt; &gt;` are unescaped
 * once, spaces of any kind become plain ones, and what nobody can see or type is dropped.
 * The text is NFC and well-formed; line breaks stay.
 */
export function cleanText(raw: string): CleanText {
  let text = '';
  const spans: Span[] = [];
  let done = 0;
  for (const match of raw.matchAll(MARKUP)) {
    const [all, sigil = '', target = '', label = ''] = match;
    text += plain(raw.slice(done, match.index));
    done = match.index + all.length;
    const shown = plain(visibleMarkup(sigil, target, label)).trim();
    if (shown === '') continue;
    const slackUserId = sigil === '@' && /^[UW][A-Z0-9]+$/.test(target) ? target : null;
    spans.push({ start: text.length, end: text.length + shown.length, slackUserId });
    text += shown;
  }
  return { text: text + plain(raw.slice(done)), spans };
}

function visibleMarkup(sigil: string, target: string, label: string): string {
  if (sigil === '@' || sigil === '#') return `${sigil}${label === '' ? target : label}`;
  if (sigil === '!') return label === '' ? `@${target}` : label;
  const address = target.replace(/^mailto:/, '');
  if (label === '' || isSameAddress(label, address)) return label === '' ? address : label;
  return `${label} (${address})`;
}

function isSameAddress(label: string, address: string): boolean {
  const bare = (text: string) => text.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return bare(label) === bare(address);
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu, '')
    .replace(LOOSE_JOINER, '');
}

// Joiners shape emoji and Arabic or Indic letters; anywhere else they are only invisible.
const LOOSE_JOINER =
  /(?<![\p{Extended_Pictographic}\p{M}\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Sinhala}])[\u200C\u200D]/gu;
