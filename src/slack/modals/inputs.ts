import type { InputBlock, InputBlockElement, PlainTextElement, PlainTextOption } from '@slack/types';
import type { DealRecord } from '../../storage/deals.ts';
import { dealLabel } from '../views/deal-text.ts';
import { LIMITS } from '../views/limits.ts';
import { plain } from '../views/text.ts';
import { type Field, isDealField } from './entered.ts';
import type { Form } from './form.ts';
import { shownValue } from './shown-value.ts';

/** What an input says besides its value. */
interface Wording {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly optional?: boolean;
}

/** One of several to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What stands in a field when the form is shown: what was entered, else what the deal has. */
export function valueOf({ deal, entered, context }: Form, field: Field): string | null {
  const typed = entered[field];
  if (typed !== undefined) return typed;
  return deal === null || !isDealField(field) ? null : shownValue(field, deal, context);
}

/** A line, or several, of text; at most `max` characters. */
export function textInput(
  form: Form,
  field: Field,
  {
    max,
    isMultiline = false,
    ...wording
  }: Wording & { readonly max: number; readonly isMultiline?: boolean },
): InputBlock {
  const value = valueOf(form, field);
  return input(field, wording, {
    type: 'plain_text_input',
    action_id: actionId(form, field),
    max_length: Math.min(max, LIMITS.inputText),
    ...(isMultiline ? { multiline: true } : {}),
    ...(value === null || value === '' ? {} : { initial_value: value }),
    ...placeholder(wording),
  });
}

/** A day from a calendar. */
export function dayInput(form: Form, field: Field, wording: Wording): InputBlock {
  const value = valueOf(form, field);
  return input(field, wording, {
    type: 'datepicker',
    action_id: actionId(form, field),
    ...(value === null ? {} : { initial_date: value }),
    ...placeholder(wording),
  });
}

/** A day and a time; Slack shows them in the person's zone. */
export function momentInput(form: Form, field: Field, initial: Date, wording: Wording): InputBlock {
  const seconds = Number(valueOf(form, field) ?? Math.floor(initial.getTime() / 1_000));
  return input(field, wording, {
    type: 'datetimepicker',
    action_id: actionId(form, field),
    initial_date_time: seconds,
  });
}

/** One of a list. With `tells` the form hears of a choice at once, and may ask for more because of it. */
export function choiceInput(
  form: Form,
  field: Field,
  choices: readonly Choice[],
  { tells = false, ...wording }: Wording & { readonly tells?: boolean },
): InputBlock {
  const options = choices
    .filter(({ value }) => value.length <= LIMITS.optionValue)
    .slice(0, LIMITS.selectOptions)
    .map(option);
  const value = valueOf(form, field);
  const chosen = options.find((one) => one.value === value);
  const element = {
    type: 'static_select' as const,
    action_id: actionId(form, field),
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
    ...placeholder(wording),
  };
  return { ...input(field, wording, element), ...(tells ? { dispatch_action: true } : {}) };
}

/** Somebody of the Slack workspace. */
export function personInput(form: Form, field: Field, wording: Wording): InputBlock {
  const value = valueOf(form, field);
  return input(field, wording, {
    type: 'users_select',
    action_id: actionId(form, field),
    ...(value === null ? {} : { initial_user: value }),
    ...placeholder(wording),
  });
}

/** A deal, found by typing; the rest of the form follows from it. */
export function dealInput({ deal, context }: Form): InputBlock {
  const wording = { label: 'Deal', placeholder: 'Type a name or a number' };
  const element = {
    type: 'external_select' as const,
    action_id: 'deal',
    min_query_length: 0,
    ...(deal === null
      ? {}
      : { initial_option: option({ value: String(deal.number), label: dealChoice(deal, context) }) }),
    ...placeholder(wording),
  };
  return { ...input('deal', wording, element), dispatch_action: true };
}

/** A deal among others to choose from: "Acme rollout · #42 · Lead · $50k". */
export function dealChoice(deal: DealRecord, context: Form['context']): string {
  return dealLabel(deal, context, { max: LIMITS.optionText, withNumber: true });
}

export function option({ value, label }: Choice): PlainTextOption {
  return { text: { type: 'plain_text', text: plain(label, LIMITS.optionText) }, value };
}

function input(
  field: Field,
  { label, hint, optional = false }: Wording,
  element: InputBlockElement,
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: { type: 'plain_text', text: label },
    element,
    ...(hint === undefined ? {} : { hint: { type: 'plain_text', text: hint } }),
    ...(optional ? { optional } : {}),
  };
}

/**
 * Slack keeps what stands in an input as long as its ids stay the same, also when the form is shown anew:
 * another deal, or a later version of it, needs another input. Whatever isn't the deal's is kept.
 */
function actionId({ deal }: Form, field: Field): string {
  return deal !== null && isDealField(field) ? `of:${deal.number}:${deal.version}` : 'value';
}

function placeholder({ placeholder: words }: Wording): { placeholder?: PlainTextElement } {
  return words === undefined ? {} : { placeholder: { type: 'plain_text', text: words } };
}
