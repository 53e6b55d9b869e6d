import { type Fields, isFields, listOf, objectsOf } from '../fields.ts';
import { elementsOf, flatBlocks } from './block-ids.ts';

/** What one interactive element holds, as in `state.values[block_id][action_id]`. */
export type ElementValue = Fields & { readonly type: string };

/** What a person enters: text, an option's value, an id, a date; several; an option itself; nothing. */
export type Entry = string | number | readonly string[] | Fields | null;

interface Slot {
  /** The key of the value in state and in an action. */
  readonly key: string;
  /** The key of the first value in the element. */
  readonly initial: string;
  readonly holds: 'text' | 'option' | 'options' | 'list';
}

const SLOTS: ReadonlyMap<string, Slot> = new Map<string, Slot>([
  ['plain_text_input', { key: 'value', initial: 'initial_value', holds: 'text' }],
  ['email_text_input', { key: 'value', initial: 'initial_value', holds: 'text' }],
  ['url_text_input', { key: 'value', initial: 'initial_value', holds: 'text' }],
  ['number_input', { key: 'value', initial: 'initial_value', holds: 'text' }],
  ['rich_text_input', { key: 'rich_text_value', initial: 'initial_value', holds: 'text' }],
  ['datepicker', { key: 'selected_date', initial: 'initial_date', holds: 'text' }],
  ['timepicker', { key: 'selected_time', initial: 'initial_time', holds: 'text' }],
  ['datetimepicker', { key: 'selected_date_time', initial: 'initial_date_time', holds: 'text' }],
  ['users_select', { key: 'selected_user', initial: 'initial_user', holds: 'text' }],
  ['conversations_select', { key: 'selected_conversation', initial: 'initial_conversation', holds: 'text' }],
  ['channels_select', { key: 'selected_channel', initial: 'initial_channel', holds: 'text' }],
  ['static_select', { key: 'selected_option', initial: 'initial_option', holds: 'option' }],
  ['external_select', { key: 'selected_option', initial: 'initial_option', holds: 'option' }],
  ['radio_buttons', { key: 'selected_option', initial: 'initial_option', holds: 'option' }],
  ['overflow', { key: 'selected_option', initial: 'initial_option', holds: 'option' }],
  ['checkboxes', { key: 'selected_options', initial: 'initial_options', holds: 'options' }],
  ['multi_static_select', { key: 'selected_options', initial: 'initial_options', holds: 'options' }],
  ['multi_external_select', { key: 'selected_options', initial: 'initial_options', holds: 'options' }],
  ['multi_users_select', { key: 'selected_users', initial: 'initial_users', holds: 'list' }],
  [
    'multi_conversations_select',
    { key: 'selected_conversations', initial: 'initial_conversations', holds: 'list' },
  ],
  ['multi_channels_select', { key: 'selected_channels', initial: 'initial_channels', holds: 'list' }],
]);

/** The value an element starts with; null for an element that holds none (a button). */
export function initialValue(element: Fields): ElementValue | null {
  const type = String(element['type']);
  const slot = SLOTS.get(type);
  if (!slot) return null;
  const empty = slot.holds === 'options' || slot.holds === 'list' ? [] : null;
  return { type, [slot.key]: element[slot.initial] ?? empty };
}

/**
 * The value an element has once somebody has entered something. Throws where the entry isn't one of the
 * element's options: a person can't pick what isn't there. `suggested` are the options that the app offered
 * for an external select.
 */
export function enteredValue(element: Fields, entry: Entry, suggested: readonly Fields[] = []): ElementValue {
  const type = String(element['type']);
  const slot = SLOTS.get(type);
  if (!slot) throw new Error(`Nothing can be entered in a ${type}`);
  const choices = [...optionsOf(element), ...suggested];
  const pick = (value: unknown): Fields => {
    if (isFields(value)) return value;
    const option = choices.find((choice) => choice['value'] === value);
    if (!option)
      throw new Error(`${String(element['action_id'])} has no option with the value ${String(value)}`);
    return option;
  };
  switch (slot.holds) {
    case 'text':
      return { type, [slot.key]: entry };
    case 'list':
      return { type, [slot.key]: entry === null ? [] : listOf(entry) };
    case 'option':
      return { type, [slot.key]: entry === null ? null : pick(entry) };
    case 'options':
      return { type, [slot.key]: listOf(entry).map(pick) };
    default:
      return slot.holds satisfies never;
  }
}

/** Whether an element's value is nothing at all (a required input may not be). */
export function isEmpty(value: ElementValue): boolean {
  const held = Object.entries(value).find(([key]) => key !== 'type')?.[1];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

/** The options of a select, its groups flattened. */
export function optionsOf(element: Fields): Fields[] {
  return [
    ...objectsOf(element['options']),
    ...objectsOf(element['option_groups']).flatMap((group) => objectsOf(group['options'])),
  ];
}

/** `state.values` of blocks: the first values, and what was entered over them. */
export function stateValues(
  blocks: readonly Fields[],
  entered: Readonly<Record<string, Readonly<Record<string, ElementValue>>>>,
): Record<string, Record<string, ElementValue>> {
  const values: Record<string, Record<string, ElementValue>> = {};
  for (const block of flatBlocks(blocks)) {
    const blockId = String(block['block_id']);
    for (const element of elementsOf(block)) {
      const actionId = String(element['action_id']);
      const value = entered[blockId]?.[actionId] ?? initialValue(element);
      if (value && value.type === element['type'] && value.type !== 'overflow') {
        values[blockId] = { ...values[blockId], [actionId]: value };
      }
    }
  }
  return values;
}
