import type { NamedEvent } from '../../deals/answer.ts';
import type { Via } from '../../pipeline/history.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { agoText } from './day-text.ts';
import { OBJECTION_WORDS } from './deal-text.ts';
import { FIELD_WORDS, fieldValue, type ToldField, toldFields } from './field-text.ts';
import { SHOWN } from './limits.ts';
import { escaped } from './text.ts';
import type { ViewContext } from './view-context.ts';

const VIA_WORDS: Readonly<Record<Via, string | undefined>> = {
  command: undefined,
  button: 'by button',
  modal: 'by form',
  shortcut: 'from a message',
  mention: 'in a thread',
  message: 'in a direct message',
  home: 'in Home',
  import: 'by import',
  demo: 'demo data',
};

/**
 * Events as lines, newest first as given: "Ann · Lead → *Proposal* · 4 minutes ago". What a field was
 * before comes from the older events given; where they don't tell, the line says only what it became.
 */
export function historyLines(
  events: readonly NamedEvent[],
  deal: DealRecord,
  context: ViewContext,
): string[] {
  return events.map((named, index) => {
    const { event, actorName } = named;
    const pieces = [
      escaped(actorName, SHOWN.person),
      whatHappened(named, events.slice(index + 1), deal, context),
      agoText(event.effectiveAt, context),
      VIA_WORDS[event.via],
    ];
    return pieces.filter((piece) => piece !== undefined).join(' · ');
  });
}

function whatHappened(
  named: NamedEvent,
  older: readonly NamedEvent[],
  deal: DealRecord,
  context: ViewContext,
): string {
  const { event } = named;
  switch (event.kind) {
    case 'created': {
      const told = event.patch.amount == null ? (['stage'] as const) : (['stage', 'amount'] as const);
      return `created in ${fieldsOf(named, told, [], deal, context)}`;
    }
    case 'note':
      return `note ${quoted(event.note)}`;
    case 'objection':
      return `objection (${OBJECTION_WORDS[event.noteKind ?? 'other']}) ${quoted(event.note)}`;
    case 'answered':
      return `answered a nudge ${quoted(event.note)}`.trimEnd();
    case 'undone': {
      if (event.patch.removedAt != null) return 'took the creation back';
      const told = toldFields(event.patch);
      return told.length === 0
        ? 'took a note back'
        : `took back: ${fieldsOf(named, told, older, deal, context)}`;
    }
    default:
      return fieldsOf(named, toldFields(event.patch), older, deal, context);
  }
}

function fieldsOf(
  named: NamedEvent,
  fields: readonly ToldField[],
  older: readonly NamedEvent[],
  deal: DealRecord,
  context: ViewContext,
): string {
  const changes = fields.map((field) => {
    const to = valueIn(named, field, deal, context);
    const earlier = older.find(({ event }) => toldFields(event.patch).includes(field));
    const from =
      earlier === undefined || field === 'accountId' ? '' : `${valueIn(earlier, field, deal, context)} → `;
    const word = field === 'stage' || named.event.kind === 'created' ? '' : `${FIELD_WORDS[field]} `;
    return `${word}${from === `${to} → ` ? '' : from}*${to}*`;
  });
  return changes.length === 0 ? 'a change' : changes.join(', ');
}

/** The account's name is known of the deal as it is; an owner's of each event. */
function valueIn(named: NamedEvent, field: ToldField, deal: DealRecord, context: ViewContext): string {
  const then = { ...deal, ...named.event.patch, ownerName: named.newOwnerName ?? deal.ownerName };
  if (field === 'accountId' && then.accountId !== deal.accountId) return 'another';
  if (field === 'nextStep' && then.nextStep !== null) return escaped(then.nextStep, SHOWN.textInList);
  if (field === 'lostNote' && then.lostNote !== null) return escaped(then.lostNote, SHOWN.textInList);
  return fieldValue(field, then, context);
}

function quoted(note: string | null): string {
  return note === null || note === '' ? '' : `“${escaped(note, SHOWN.textInList)}”`;
}
