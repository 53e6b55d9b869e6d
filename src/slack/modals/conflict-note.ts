import type { Refusal } from '../../deals/refusal.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { deedText } from '../views/event-text.ts';
import { FIELD_WORDS, fieldValue, type ToldField, toldFields } from '../views/field-text.ts';
import { SHOWN } from '../views/limits.ts';
import { escaped, listed } from '../views/text.ts';
import type { ViewContext } from '../views/view-context.ts';

/**
 * "Bob changed the amount to $60,000 while you were typing. Save again to set $55,000." What else of the
 * wanted fields has become another since `seen` is told too, so that nothing is run over unseen.
 */
export function conflictNote(
  { deal, wanted, event, actorName }: Extract<Refusal, { readonly code: 'changedMeanwhile' }>,
  seen: DealRecord,
  context: ViewContext,
): string {
  const told = toldFields(event.patch);
  const clashes = toldFields(wanted).filter(
    (field) => fieldValue(field, seen, context) !== fieldValue(field, deal, context),
  );
  const others = clashes
    .filter((field) => !told.includes(field))
    .map((field) => `the ${FIELD_WORDS[field]} is ${fieldValue(field, deal, context)}`);
  const goals = clashes.map((field) => goal(field, { ...deal, ...wanted }, context));
  const again = goals.length === 0 ? 'save what you typed' : listed(goals, SHOWN.list);
  const byNow = others.length === 0 ? '' : ` By now ${listed(others, SHOWN.list)}.`;
  const who = escaped(actorName, SHOWN.person);
  const did = deedText(event, deal, 'it', context);
  return `${who} ${did} while you were typing.${byNow} Save again to ${again}.`;
}

function goal(field: ToldField, then: DealRecord, context: ViewContext): string {
  const value = fieldValue(field, then, context);
  switch (field) {
    case 'stage':
      return `move it to ${value}`;
    case 'ownerId':
      return `give it to ${value}`;
    default:
      return `set ${value}`;
  }
}
