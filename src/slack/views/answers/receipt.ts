import type { DealChange } from '../../../deals/change-deal.ts';
import { boldName, OBJECTION_WORDS, summary } from '../deal-text.ts';
import { FIELD_WORDS, fieldValue, NONE, type ToldField, toldFields } from '../field-text.ts';
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
function changes(change: DealChange, told: readonly ToldField[], context: ViewContext): string[] {
  const { after } = change;
  const fields = told.filter((field) => !isToldBelow(field));
  const [first, ...others] = fields.map((field) => changeOf(field, change, context));
  if (first === undefined) return [boldName(after)];
  if (fields[0] === 'name') return [`${first} #${after.number}`, ...others];
  return [`${boldName(after)}  ${first}`, ...others];
}

/** "Lead → *Negotiation*", "Amount $50,000 → *$60,000*", "Next step: *call the CFO*". */
function changeOf(field: ToldField, { before, after }: DealChange, context: ViewContext): string {
  const from = fieldValue(field, before, context);
  const to = fieldValue(field, after, context);
  if (field === 'stage') return `${from} → *${to}*`;
  if (field === 'name') return `Renamed ${from} → *${to}*`;
  const word = `${FIELD_WORDS[field].charAt(0).toUpperCase()}${FIELD_WORDS[field].slice(1)}`;
  // The same twice: a name behind an id that is only known as it is now.
  return from === NONE || from === to ? `${word}: *${to}*` : `${word} ${from} → *${to}*`;
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
