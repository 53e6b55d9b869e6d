import type { DealChange } from '../../../deals/change-deal.ts';
import { dealName, stageName, summary } from '../deal-text.ts';
import { FIELD_WORDS, fieldValue, toldFields } from '../field-text.ts';
import { act, aside, type Message, message, say } from '../message.ts';
import type { ViewContext } from '../view-context.ts';
import { CREATE_A_DEAL, MY_DEALS, open, showDeal, showHistory } from '../ways.ts';

/** The receipt of an undo. It has no Undo of its own: what was there before is on the screen above. */
export function undoneReceipt({ after, event }: DealChange, context: ViewContext): Message {
  const name = `${dealName(after)} #${after.number}`;
  if (after.removedAt !== null) {
    return message(
      say(`Took the creation of ${name} back: it is out of every list and sum.`),
      act([CREATE_A_DEAL, MY_DEALS]),
    );
  }
  const told = toldFields(event.patch);
  const lines = told.map((field) => {
    if (field === 'stage') return `Back to *${stageName(after.stage, context)}*: ${name}.`;
    return `Back to ${FIELD_WORDS[field]} *${fieldValue(field, after, context)}*: ${name}.`;
  });
  return message(
    // A note changes no field, so taking one back doesn't either.
    say(...(lines.length > 0 ? lines : [`Took the note on ${name} back. No field had changed.`])),
    aside(summary(after, context)),
    act([showHistory(after)], [showDeal(after), open('edit', after)]),
  );
}
