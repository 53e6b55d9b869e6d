import type { Button, KnownBlock, PlainTextOption } from '@slack/types';
import { decodePress, type Press } from '../../../src/slack/views/button-value.ts';
import type { Message } from '../../../src/slack/views/message.ts';

/** The words on everything that can be pressed, in order; menus opened. */
export function buttonsOf({ blocks }: Message): string[] {
  return pressables(blocks).map(({ text }) => text.text);
}

/** What pressing a button does; throws when there is none of that label. */
export function pressOf({ blocks }: Message, label: string): Press | undefined {
  const found = pressables(blocks).find(({ text }) => text.text === label);
  if (found === undefined) throw new Error(`no button says "${label}"`);
  return decodePress(found.value ?? '');
}

export function pressables(blocks: readonly KnownBlock[]): (Button | PlainTextOption)[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'actions') return [];
    return block.elements.flatMap((element): (Button | PlainTextOption)[] => {
      if (element.type === 'button') return [element];
      if (element.type === 'overflow') return element.options;
      if (element.type === 'static_select') return element.options ?? [];
      throw new Error(`nobody presses a ${element.type} here`);
    });
  });
}
