import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { context as contextBlock, section } from '../views/blocks.ts';
import { boldName, ownerText, stageName, summary } from '../views/deal-text.ts';
import { LIMITS } from '../views/limits.ts';
import type { Message } from '../views/message.ts';
import { plain } from '../views/text.ts';
import type { Form, Modal } from './form.ts';
import { dealInput } from './inputs.ts';
import { encodeMetadata, type Metadata } from './metadata.ts';

/** What every form's submissions and choices are called by Slack. */
export const FORM_CALLBACK = 'deal-form';

/** A form to show: what it is built from and what it remembers. */
export interface Sheet {
  readonly modal: Modal;
  readonly form: Form;
  readonly metadata: Omit<Metadata, 'v'>;
  /** What there is to say before anything else, such as that the deal has changed meanwhile. */
  readonly note?: string;
}

/** A form as Slack shows it. Pure; within Slack's limits whatever the data. */
export function formView({ modal, form, metadata, note }: Sheet): ModalView {
  const isAsking = modal.needsDeal && form.deal === null;
  const blocks = [
    ...(note === undefined ? [] : [section(note)]),
    ...(metadata.chooses ? [dealInput(form)] : []),
    ...aboutDeal(form),
    ...modal.build(form),
  ];
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    private_metadata: encodeMetadata(metadata),
    title: title(modal.title),
    submit: title(isAsking ? 'Continue' : modal.submitLabel),
    close: title('Cancel'),
    blocks: blocks.slice(0, LIMITS.modalBlocks),
  };
}

/** Shown while the form's data is on its way. */
export function loadingView(modal: Modal): ModalView {
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: title(modal.title),
    close: title('Cancel'),
    blocks: [section('One moment: the form is on its way.')],
  };
}

/** Lies over a form while its submission is saved; under it, everything stays as it was typed. */
export function savingView(modalTitle: string, externalId: string): ModalView {
  return {
    type: 'modal',
    external_id: externalId,
    title: title(modalTitle),
    close: title('Back'),
    blocks: [section('Still saving. What comes of it shows here; pressing the button again does no harm.')],
  };
}

/**
 * A message in place of a form or over one. What can be pressed is left out: a form has its own buttons.
 * `isLast` closes the form under it too.
 */
export function noticeView(
  modalTitle: string,
  { blocks }: Message,
  { isLast }: { readonly isLast: boolean },
): ModalView {
  return {
    type: 'modal',
    title: title(modalTitle),
    close: title(isLast ? 'Close' : 'Back'),
    ...(isLast ? { clear_on_close: true } : {}),
    blocks: blocks.filter(({ type }) => type !== 'actions'),
  };
}

/** Which deal it is, as on its card. */
function aboutDeal({ deal, context }: Form): KnownBlock[] {
  if (deal === null) return [];
  const pieces = [stageName(deal.stage, context), summary(deal, context), ownerText(deal, context)];
  return [section(boldName(deal)), contextBlock(pieces.join(' · '))];
}

function title(text: string): PlainTextElement {
  return { type: 'plain_text', text: plain(text, LIMITS.modalTitle) };
}
