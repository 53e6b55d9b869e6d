import { z } from 'zod';
import { id, image, plainOption, plainText } from './composition.ts';
import { LIMITS } from './limits.ts';
import { actionable, focusable, ids, placeholder, selects } from './selects.ts';

const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .max(2),
    })
    .optional(),
};
export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plainText(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue).optional(),
  url: z.string().max(LIMITS.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
});

const input = { action_id: id.optional(), ...focusable, ...placeholder, ...dispatchable };
const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...input,
    initial_value: z.string().max(LIMITS.inputText).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(LIMITS.inputText).optional(),
    max_length: z.number().int().min(1).max(LIMITS.inputText).optional(),
  })
  .refine((value) => (value.initial_value?.length ?? 0) <= (value.max_length ?? LIMITS.inputText), {
    error: 'initial_value must not be longer than max_length',
  });

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(plainOption).min(1).max(LIMITS.overflowOptions),
});

const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...input,
  initial_value: z.record(z.string(), z.unknown()).optional(),
  min_lines: z.number().int().optional(),
  max_lines: z.number().int().optional(),
});

const workflowButton = z.looseObject({
  type: z.literal('workflow_button'),
  text: plainText(LIMITS.buttonText),
});

export const sectionAccessory = z.discriminatedUnion('type', [
  button,
  overflow,
  workflowButton,
  image,
  ...selects,
]);

export const actionsElement = z.discriminatedUnion('type', [
  button,
  overflow,
  workflowButton,
  richTextInput,
  ...selects,
]);

export const inputElement = z.discriminatedUnion('type', [
  ...selects,
  textInput,
  richTextInput,
  z.strictObject({ type: z.literal('email_text_input'), ...input, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), ...input, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal('number_input'),
    ...input,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.looseObject({ type: z.literal('file_input'), action_id: id.optional() }),
]);

const feedback = z.strictObject({
  text: plainText(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue),
  accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
});

export const contextAction = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    action_id: id.optional(),
    positive_button: feedback,
    negative_button: feedback,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...actionable,
    icon: z.literal('trash'),
    text: plainText(LIMITS.buttonText),
    value: z.string().max(LIMITS.buttonValue).optional(),
    accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
    visible_to_user_ids: ids.optional(),
  }),
]);
