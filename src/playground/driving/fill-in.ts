import { type Fields, fieldsOf, textOf } from '../fields.ts';
import { elementsOf } from '../state/block-ids.ts';
import {
  type ElementValue,
  type Entry,
  enteredValue,
  initialValue,
  isEmpty,
} from '../state/element-values.ts';
import type { View } from '../state/views.ts';
import type { World } from '../world.ts';

/**
 * Enters values in a modal's inputs and checks them as Slack does before it sends anything: the messages
 * under the fields, by block id. Throws where a value is for no input of the modal.
 */
export function fillIn(
  world: World,
  view: View,
  values: Readonly<Record<string, Entry>>,
): Record<string, string> {
  const inputs = view.blocks.filter((block) => block['type'] === 'input');
  for (const [blockId, entry] of Object.entries(values)) {
    const block = inputs.find((input) => input['block_id'] === blockId);
    const [element] = block ? elementsOf(block) : [];
    if (!element) throw new Error(`No input block ${blockId} in this modal`);
    const actionId = String(element['action_id']);
    const value = enteredValue(element, entry, world.suggestions.get(`${blockId}/${actionId}`));
    view.entered[blockId] = { ...view.entered[blockId], [actionId]: value };
  }
  const errors: Record<string, string> = {};
  for (const block of inputs) {
    const blockId = String(block['block_id']);
    const element = fieldsOf(block['element']);
    const value = view.entered[blockId]?.[String(element['action_id'])] ?? initialValue(element);
    const error = value && complaint(block, element, value);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function complaint(block: Fields, element: Fields, value: ElementValue): string | undefined {
  if (isEmpty(value)) return block['optional'] === true ? undefined : 'Please complete this required field.';
  const text = textOf(value['value']) ?? '';
  switch (element['type']) {
    case 'plain_text_input': {
      const [min, max] = [Number(element['min_length'] ?? 0), Number(element['max_length'] ?? 3000)];
      if (text.length < min) return `Must be at least ${min} characters`;
      return text.length > max ? `Must be less than ${max + 1} characters` : undefined;
    }
    case 'number_input': {
      const pattern = element['is_decimal_allowed'] === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
      if (!pattern.test(text)) return 'Please enter a valid number';
      if (element['min_value'] !== undefined && Number(text) < Number(element['min_value']))
        return 'Too small';
      return element['max_value'] !== undefined && Number(text) > Number(element['max_value'])
        ? 'Too large'
        : undefined;
    }
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+$/.test(text) ? undefined : 'Please enter a valid email address';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Please enter a valid URL';
    default:
      return undefined;
  }
}
