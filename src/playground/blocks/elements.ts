import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { confirmation, id, image, optionGroup, plainOption, plainText, richOption } from './composition.ts';
import { LIMITS } from './limits.ts';

const actionable = { action_id: id.optional(), confirm: confirmation.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(LIMITS.placeholder).optional() };
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
const select = { ...actionable, ...focusable, ...placeholder };
const several = { max_selected_items: z.number().int().min(1).optional() };
const ids = z.array(z.string().min(1));
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a date in the format YYYY-MM-DD' });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time in the format HH:mm' });

interface Choices {
  options?: readonly unknown[] | undefined;
  option_groups?: readonly { readonly options: readonly unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: readonly unknown[] | undefined;
}

/** Slack: an initial option "must exactly match" one of the options. */
function initialAmongOptions(value: Choices): boolean {
  const options = [
    ...(value.options ?? []),
    ...(value.option_groups ?? []).flatMap((group) => group.options),
  ];
  const initial = [...(value.initial_options ?? []), ...(value.initial_option ? [value.initial_option] : [])];
  return initial.every((one) => options.some((option) => isDeepStrictEqual(option, one)));
}

const amongOptions = { error: 'initial_option must be one of the options' };
const oneListOfOptions = (value: Choices) =>
  (value.options === undefined) !== (value.option_groups === undefined);
const oneList = { error: 'must provide exactly one of options and option_groups' };
const staticOptions = {
  options: z.array(plainOption).min(1).max(LIMITS.options).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups).optional(),
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

const choiceElements = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...select,
      ...staticOptions,
      initial_option: plainOption.optional(),
    })
    .refine(oneListOfOptions, oneList)
    .refine(initialAmongOptions, amongOptions),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...select,
      ...several,
      ...staticOptions,
      initial_options: z.array(plainOption).min(1).optional(),
    })
    .refine(oneListOfOptions, oneList)
    .refine(initialAmongOptions, amongOptions),
  z
    .strictObject({
      type: z.literal('radio_buttons'),
      ...actionable,
      ...focusable,
      options: z.array(richOption).min(1).max(LIMITS.choices),
      initial_option: richOption.optional(),
    })
    .refine(initialAmongOptions, amongOptions),
  z
    .strictObject({
      type: z.literal('checkboxes'),
      ...actionable,
      ...focusable,
      options: z.array(richOption).min(1).max(LIMITS.choices),
      initial_options: z.array(richOption).min(1).optional(),
    })
    .refine(initialAmongOptions, amongOptions),
] as const;

const external = { ...select, min_query_length: z.number().int().min(0).optional() };
const selects = [
  ...choiceElements,
  z.strictObject({ type: z.literal('external_select'), ...external, initial_option: plainOption.optional() }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...external,
    ...several,
    initial_options: z.array(plainOption).min(1).optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...select, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...select,
    ...several,
    initial_users: ids.optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...select,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...select,
    ...several,
    initial_conversations: ids.optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...select,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...select,
    ...several,
    initial_channels: ids.optional(),
  }),
  z.strictObject({ type: z.literal('datepicker'), ...select, initial_date: date.optional() }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...select,
    initial_time: time.optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('datetimepicker'),
    ...actionable,
    ...focusable,
    initial_date_time: z.number().int().optional(),
  }),
] as const;

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
