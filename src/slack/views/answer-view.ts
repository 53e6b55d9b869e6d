import type { ModalView } from '@slack/types';
import { section } from './blocks.ts';
import type { Message } from './message.ts';

/** An answer where no message can go: a modal with its words and its buttons. */
export function answerView({ blocks }: Message): ModalView {
  return modal([...blocks]);
}

/** Goes ahead of an answer that takes longer than its trigger lasts. */
export function answerPending(): ModalView {
  return modal([section('One moment: the answer is on its way.')]);
}

function modal(blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Dealhand' },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}
