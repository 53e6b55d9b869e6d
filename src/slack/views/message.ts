import type { ActionsBlock, KnownBlock } from '@slack/types';
import { actions, button, context, overflow, section, select, type Way } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkup, listed } from './text.ts';

/** A message for Slack. `text` says all that the blocks show, for screen readers and notifications. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** What a message is made of before it is blocks: its words are written once, for the blocks and the text. */
export type Part =
  /** Lines of mrkdwn; `aside` is in small type. */
  | { readonly kind: 'say' | 'aside'; readonly lines: readonly string[] }
  | { readonly kind: 'act'; readonly block: ActionsBlock; readonly labels: readonly string[] };

/** The characters of lines that a message has room for; the rest of its text is for the buttons' labels. */
const ROOM_FOR_LINES = 3_000;

/** A paragraph of lines; empty ones are left out. */
export function say(...lines: readonly (string | undefined)[]): Part {
  return { kind: 'say', lines: written(lines) };
}

/** Lines in small type: what is good to know beside the fact. */
export function aside(...lines: readonly (string | undefined)[]): Part {
  return { kind: 'aside', lines: written(lines) };
}

function written(lines: readonly (string | undefined)[]): string[] {
  return lines.flatMap((line) => (line === undefined || line === '' ? [] : [line]));
}

/** Buttons in a row, at most three and a menu with the rest; undefined when there are none. */
export function act(
  ways: readonly Way[],
  more: readonly Way[] = [],
  options: { readonly blockId?: string } = {},
): Part | undefined {
  const buttons = ways.flatMap((way, index) => button(way, index) ?? []);
  const menu = overflow(more);
  const elements = menu === undefined ? buttons : [...buttons, menu];
  if (elements.length === 0) return undefined;
  const labels = [...buttons, ...(menu?.options ?? [])].map(({ text }) => text.text);
  return { kind: 'act', block: actions(elements, options.blockId), labels };
}

/** A searchable menu; undefined when one of the ways is too long for an option. */
export function choose(placeholder: string, ways: readonly Way[], blockId: string): Part | undefined {
  const menu = select(placeholder, ways);
  if (menu === undefined) return undefined;
  return { kind: 'act', block: actions([menu], blockId), labels: ways.map(({ label }) => label) };
}

/** The lines from the first on that fit a message beside `others` characters; the rest is for another page. */
export function fitting(lines: readonly string[], others = 500): string[] {
  let room = ROOM_FOR_LINES - others;
  const fits = (line: string) => {
    room -= line.length + 1;
    return room >= 0;
  };
  const firstOver = lines.findIndex((line) => !fits(line));
  return firstOver < 0 ? [...lines] : lines.slice(0, firstOver);
}

/** Puts the parts together. Lines beyond what Slack takes are left out; views page before it comes to that. */
export function message(...parts: readonly (Part | undefined)[]): Message {
  const there = withinRoom(parts.filter((part) => part !== undefined));
  const words = there.flatMap((part) => (part.kind === 'act' ? [] : part.lines)).join('\n');
  const labels = there.flatMap((part) => (part.kind === 'act' ? part.labels : []));
  return { text: [words, ...labelLine(labels)].join('\n'), blocks: there.flatMap(blocksOf) };
}

function withinRoom(parts: readonly Part[]): Part[] {
  let room = ROOM_FOR_LINES;
  return parts.map((part) => {
    if (part.kind === 'act') return part;
    const lines = fitting(part.lines, ROOM_FOR_LINES - room);
    room -= lines.join('\n').length + 1;
    return { ...part, lines };
  });
}

function blocksOf(part: Part): KnownBlock[] {
  if (part.kind === 'act') return [part.block];
  if (part.lines.length === 0) return [];
  const text = part.lines.join('\n');
  return [part.kind === 'say' ? section(text) : context(text)];
}

/** What can be pressed, by name. */
function labelLine(labels: readonly string[]): string[] {
  if (labels.length === 0) return [];
  const room = LIMITS.messageText - ROOM_FOR_LINES - 50;
  return [`Buttons: ${listed(labels.map(escapeMarkup), room)}`];
}
