import type { DealChange } from '../../../deals/change-deal.ts';
import { boldName, OBJECTION_WORDS, summary } from '../deal-text.ts';
import { FIELD_WORDS, fieldValue, type ToldField, toldFields } from '../field-text.ts';
import { SHOWN } from '../limits.ts';
import { act, aside, type Message, message, say } from '../message.ts';
import { escaped } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { open, showDeal, showHistory, undo } from '../ways.ts';
import { undoneReceipt } from './undone.ts';

/** The receipt of a change: what it was, what it is now, and the way back. */
export function receipt(change: DealChange, context: ViewContext): Message {
  if (change.event.kind === 'undone') return undoneReceipt(change, context);
  const { after } = change;
  const told = toldFields(change.event.patch);
  const isOpen = after.status === 'open';
  const more = isOpen ? [open('edit', after), showHistory(after), showDeal(after)] : [showDeal(after)];
  return message(
    say(...headline(change, told, context)),
    aside(summary(after, context, told.filter(isInSummary))),
    act(
      [
        undo(change),
        ...(isOpen && !told.includes('nextStep') ? [open('nextStep', after)] : []),
        ...(isOpen ? [] : [showHistory(after)]),
      ],
      more,
    ),
  );
}

function headline(change: DealChange, told: readonly ToldField[], context: ViewContext): string[] {
  const { after, event } = change;
  switch (event.kind) {
    case 'note':
      return [`Note added to ${boldName(after)}`, ...quoted(event.note)];
    case 'objection': {
      const kind = event.noteKind === null ? '' : ` (${OBJECTION_WORDS[event.noteKind]})`;
      return [`Objection${kind} noted on ${boldName(after)}`, ...quoted(event.note)];
    }
    case 'answered':
      return [`Answer noted on ${boldName(after)}`, ...quoted(event.note)];
    case 'created':
      return [`Created ${boldName(after)}`];
    default:
      return changes(change, told, context);
  }
}

/** One field beside the name, several in lines of their own. */
function changes({ before, after }: DealChange, told: readonly ToldField[], context: ViewContext): string[] {
  const [first, ...others] = told
    .filter((field) => !isToldBelow(field))
    .map((field) => {
      const word = FIELD_WORDS[field];
      const from = fieldValue(field, before, context);
      const to = fieldValue(field, after, context);
      if (field === 'stage') return `${from} → *${to}*`;
      // A name behind an id that is no longer known is told as it is now.
      const values = from === to ? `*${to}*` : `${from} → *${to}*`;
      return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${values}`;
    });
  if (first === undefined) return [boldName(after)];
  return [`${boldName(told.includes('name') ? before : after)}  ${first}`, ...others];
}

/** Why a deal was lost stands in the line below. */
function isToldBelow(field: ToldField): boolean {
  return field === 'lostReason' || field === 'lostNote';
}

function isInSummary(field: ToldField): field is 'amount' | 'closeDate' | 'nextStep' {
  return field === 'amount' || field === 'closeDate' || field === 'nextStep';
}

function quoted(note: string | null): string[] {
  return note === null || note === '' ? [] : [`“${escaped(note, SHOWN.text)}”`];
}
