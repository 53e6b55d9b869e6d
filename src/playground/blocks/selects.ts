import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { confirmation, id, optionGroup, plainOption, plainText, richOption } from './composition.ts';
import { LIMITS } from './limits.ts';

export const actionable = { action_id: id.optional(), confirm: confirmation.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholder = { placeholder: plainText(LIMITS.placeholder).optional() };
const select = { ...actionable, ...focusable, ...placeholder };
const several = { max_selected_items: z.number().int().min(1).optional() };
export const ids = z.array(z.string().min(1));
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
/** Everything a value is chosen with: menus, radio buttons, checkboxes, pickers. */
export const selects = [
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
