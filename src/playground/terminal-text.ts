import { type Fields, fieldsOf, objectsOf, textOf } from './fields.ts';
import type { Message } from './state/messages.ts';

/** A button of a message, or an option of a menu in it. */
export interface Button {
  readonly message: Message;
  readonly actionId: string;
  readonly label: string;
  /** Of an option. */
  readonly value?: string;
}

/** What a message says, without Slack's marks for bold, italic and code. */
export function wordsOf(message: Message): string {
  const blocks = message.blocks.flatMap(linesOf);
  const text = blocks.length > 0 ? blocks.join('\n') : message.text;
  return text
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Everything in a message that can be pressed or chosen, in order. */
export function buttonsOf(message: Message): Button[] {
  const elements = message.blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements: all }) => objectsOf(all));
  return elements.flatMap((element): Button[] => {
    const actionId = textOf(element['action_id']) ?? '';
    if (element['type'] === 'button') return [{ message, actionId, label: labelOf(element) }];
    return objectsOf(element['options']).map((option) => ({
      message,
      actionId,
      label: labelOf(option),
      value: textOf(option['value']) ?? '',
    }));
  });
}

function linesOf(block: Fields): string[] {
  const inner = block['type'] === 'context' ? objectsOf(block['elements']) : [];
  const texts = [block['text'], ...objectsOf(block['fields']), ...inner].map((text) =>
    textOf(fieldsOf(text)['text']),
  );
  return texts.filter((text) => text !== undefined);
}

function labelOf(element: Fields): string {
  return textOf(fieldsOf(element['text'])['text']) ?? '';
}
