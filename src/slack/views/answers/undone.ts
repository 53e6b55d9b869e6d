import type { DealChange } from '../../../deals/change-deal.ts';
import { dealName, summary } from '../deal-text.ts';
import { FIELD_WORDS, fieldValue, NONE, toldFields } from '../field-text.ts';
import { act, aside, type Message, message, say } from '../message.ts';
import type { ViewContext } from '../view-context.ts';
import { CREATE_A_DEAL, MY_DEALS, open, showDeal, showHistory } from '../ways.ts';

/** The receipt of an undo. It has no Undo of its own: what was there before is on the screen above. */
export function undoneReceipt({ after, event }: DealChange, context: ViewContext): Message {
  const name = `${dealName(after)} #${after.number}`;
  if (after.removedAt !== null) {
    return message(
      say(`Took back the creation of ${name}. It is out of every list and sum.`),
      act([CREATE_A_DEAL, MY_DEALS]),
    );
  }
  // Why a deal was lost goes without saying when it is open again.
  const isMove = event.patch.stage !== undefined;
  const told = toldFields(event.patch).filter((field) => !(isMove && field.startsWith('lost')));
  const lines = told.map((field) => {
    const value = fieldValue(field, after, context);
    if (field === 'stage') return `Back to *${value}*: ${name}.`;
    const word = FIELD_WORDS[field];
    return value === NONE ? `Back to *no ${word}*: ${name}.` : `Back to *${value}*: the ${word} of ${name}.`;
  });
  return message(
    // A note changes no field, so taking one back doesn't either.
    say(...(lines.length > 0 ? lines : [`Took back the note on ${name}.`])),
    aside(summary(after, context)),
    act([showHistory(after)], [showDeal(after), open('edit', after)]),
  );
}
