import type { MemberReference } from './intent.ts';
import { normaliseName } from './normalise-name.ts';
import { asName, keyword, part, type Spoken } from './spoken.ts';

/** The most words of a person's name. */
const MOST_NAME_WORDS = 4;

/** A person beyond doubt at a word: a mention, "me", or "@ann" as typed where Slack made no mention of it. */
export function memberAt({ words }: Spoken, at: number): MemberReference | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  if (word.slackUserId !== null) return { kind: 'slackUser', slackUserId: word.slackUserId };
  if (keyword(word) === 'me' || keyword(word) === 'myself') return { kind: 'me' };
  const handle = word.kind === 'plain' ? /^@([\p{L}\p{N}][^,;:]*)[,;:]?$/u.exec(word.text)?.[1] : undefined;
  return handle === undefined ? undefined : { kind: 'name', text: handle };
}

/** Every stretch from a word on that may be a person's name, the shortest first, with the index after it. */
export function namesAt(spoken: Spoken, at: number): { member: MemberReference; end: number }[] {
  const last = Math.min(at + MOST_NAME_WORDS, spoken.words.length);
  return Array.from({ length: Math.max(0, last - at) }, (_, index) => {
    const end = at + index + 1;
    return { member: { kind: 'name', text: asName(part(spoken, at, end)) }, end };
  });
}

/** True for the full or first name of someone in the workspace. */
export function isKnownName(text: string, memberNames: readonly string[]): boolean {
  const said = normaliseName(text);
  return memberNames.some((name) => {
    const known = normaliseName(name);
    return known === said || known.startsWith(`${said} `);
  });
}
