import { z } from 'zod';
import { escapeMarkup } from '../views/text.ts';

/** What a shortcut's payload says of its message. Any of it may be missing: bots write blocks, files have names. */
export const ShownMessage = z.object({
  text: z.string().optional(),
  user: z.string().optional(),
  username: z.string().optional(),
  bot_profile: z.object({ name: z.string().optional() }).optional(),
  blocks: z.array(z.unknown()).optional(),
  attachments: z
    .array(z.object({ fallback: z.string(), title: z.string(), text: z.string() }).partial())
    .optional(),
  files: z.array(z.object({ title: z.string(), name: z.string() }).partial()).optional(),
});
export type ShownMessage = z.infer<typeof ShownMessage>;

/** What a message says, as Slack writes it (`&amp;`, `<@U123>`): its text, else what people see in its place. */
export function messageText({ text, blocks, attachments, files }: ShownMessage): string {
  const ways = [
    [text],
    blocks?.map(textIn),
    attachments?.map(({ fallback, title, text: body }) => body ?? fallback ?? title),
    files?.map(({ title, name }) => escapeMarkup(title ?? name ?? '')),
  ];
  const lines = ways.map((way) => (way ?? []).filter((line) => line?.trim()).join('\n'));
  return lines.find((line) => line !== '') ?? '';
}

const Text = z.object({ type: z.enum(['plain_text', 'mrkdwn', 'text', 'markdown']), text: z.string() });
const Link = z.object({ type: z.literal('link'), url: z.string(), text: z.string().optional() });
const User = z.object({ type: z.literal('user'), user_id: z.string() });
const Pieces = z.object({
  type: z.enum([
    'section',
    'header',
    'context',
    'rich_text',
    'rich_text_section',
    'rich_text_list',
    'rich_text_quote',
    'rich_text_preformatted',
  ]),
  text: z.unknown().optional(),
  fields: z.array(z.unknown()).optional(),
  elements: z.array(z.unknown()).optional(),
});
const Node = z.union([Text, Link, User, Pieces]);

/** The words of a block; nothing of what is pressed, chosen or looked at. Source: docs.slack.dev, Block Kit. */
function textIn(node: unknown): string {
  const known = Node.safeParse(node).data;
  switch (known?.type) {
    case undefined:
      return '';
    case 'mrkdwn':
      return known.text;
    case 'plain_text':
    case 'text':
    case 'markdown':
      return escapeMarkup(known.text);
    case 'link':
      return escapeMarkup(known.text ?? known.url);
    case 'user':
      return `<@${known.user_id}>`;
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return (known.elements ?? []).map(textIn).join('');
    case 'section':
    case 'header':
    case 'context':
    case 'rich_text':
    case 'rich_text_list': {
      const lines = [known.text, ...(known.fields ?? []), ...(known.elements ?? [])].map(textIn);
      return lines.filter((line) => line !== '').join('\n');
    }
    default:
      return known satisfies never;
  }
}
