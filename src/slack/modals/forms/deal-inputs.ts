import type { InputBlock } from '@slack/types';
import { FORECAST_CATEGORIES, LOST_REASONS, TEXT_LIMITS } from '../../../pipeline/deal.ts';
import { activeStages, type RequirableField, type Stage } from '../../../pipeline/stage.ts';
import { LOST_REASON_WORDS } from '../../views/deal-text.ts';
import { CATEGORY_WORDS } from '../../views/field-text.ts';
import type { Form } from '../form.ts';
import { type Choice, choiceInput, dayInput, personInput, textInput } from '../inputs.ts';

export function nameInput(form: Form): InputBlock {
  return textInput(form, 'name', { label: 'Deal name', placeholder: 'Acme rollout', max: TEXT_LIMITS.name });
}

export function stageInput(
  form: Form,
  { label = 'Stage', tells = false }: { readonly label?: string; readonly tells?: boolean } = {},
): InputBlock {
  return choiceInput(form, 'stage', stageChoices(form), { label, tells });
}

export function ownerInput(form: Form, label = 'Owner'): InputBlock {
  const { deal } = form;
  const isElsewhere = deal !== null && deal.ownerSlackUserId === null;
  return personInput(form, 'owner', {
    label,
    optional: true,
    ...(isElsewhere ? { hint: 'The owner now is a name from an import; left empty, that stays.' } : {}),
  });
}

export function categoryInput(form: Form): InputBlock {
  const choices = FORECAST_CATEGORIES.map((value) => ({ value, label: capitalised(CATEGORY_WORDS[value]) }));
  return choiceInput(form, 'forecastCategory', choices, { label: 'Forecast category' });
}

export function lostReasonInput(form: Form): InputBlock {
  const choices = LOST_REASONS.map((value) => ({ value, label: capitalised(LOST_REASON_WORDS[value]) }));
  return choiceInput(form, 'lostReason', choices, { label: 'Why was it lost?' });
}

export function lostNoteInput(form: Form): InputBlock {
  return textInput(form, 'lostNote', {
    label: 'In your own words',
    max: TEXT_LIMITS.lostNote,
    isMultiline: true,
    optional: true,
  });
}

/** An input for a field that a stage can ask for; optional unless it does. */
export function fieldInput(form: Form, field: RequirableField, optional: boolean): InputBlock {
  switch (field) {
    case 'amount':
      return textInput(form, field, {
        label: 'Amount',
        placeholder: '50k, $50,000 or 1.2m EUR',
        max: 60,
        optional,
      });
    case 'account':
      return textInput(form, field, {
        label: 'Account',
        placeholder: 'The customer: Acme Corp',
        max: TEXT_LIMITS.account,
        optional,
      });
    case 'closeDate':
      return dayInput(form, field, { label: 'Expected close date', optional });
    case 'nextStep':
      return textInput(form, field, {
        label: 'Next step',
        placeholder: 'Call the CFO about the contract',
        max: TEXT_LIMITS.nextStep,
        isMultiline: true,
        optional,
      });
    case 'source':
      return textInput(form, field, {
        label: 'Source',
        placeholder: 'Where it came from: webinar, referral',
        max: TEXT_LIMITS.source,
        optional,
      });
    default:
      return field satisfies never;
  }
}

/** The stages that a deal may enter, and the one that it is in. */
function stageChoices({ deal, context }: Form): Choice[] {
  const { stages } = context.workspace;
  const own = stages.filter(({ key, isRetired }) => isRetired && key === deal?.stage);
  return [...activeStages(stages), ...own].map(({ key, name }: Stage) => ({ value: key, label: name }));
}

/** "no decision" as a choice of its own: "No decision". */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
