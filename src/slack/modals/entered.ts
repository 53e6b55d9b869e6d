import { z } from 'zod';

/** Fields of a deal that a form can change. */
export const DEAL_FIELDS = [
  'name',
  'amount',
  'account',
  'source',
  'closeDate',
  'forecastCategory',
  'nextStep',
  'stage',
  'owner',
  'lostReason',
  'lostNote',
] as const;
export type DealField = (typeof DEAL_FIELDS)[number];

/** Every field that a form can have; a field's name is the id of its block. */
const FIELDS = [...DEAL_FIELDS, 'deal', 'note', 'objection', 'when'] as const;
export type Field = (typeof FIELDS)[number];

/**
 * What stands in a form's fields; null: nothing. Choices are their values, people Slack user ids, days
 * "2026-12-31", moments seconds since 1970. A field that the form doesn't have is absent.
 */
export type Entered = { readonly [Name in Field]?: string | null };

/** What is wrong with fields, to stand beside them. */
export type FieldErrors = { readonly [Name in Field]?: string };

/** One input's value. Source: docs.slack.dev, view_submission payload, `state.values`. */
const Value = z
  .object({
    value: z.string().nullish(),
    selected_option: z.object({ value: z.string() }).nullish(),
    selected_date: z.string().nullish(),
    selected_user: z.string().nullish(),
    selected_date_time: z.number().nullish(),
  })
  .transform(
    (input) =>
      input.value ??
      input.selected_option?.value ??
      input.selected_date ??
      input.selected_user ??
      input.selected_date_time?.toString() ??
      null,
  );

/** A view's state as what stands in its fields: every block of a form has one input. */
export const State = z
  .object({ values: z.record(z.string(), z.record(z.string(), Value)) })
  .transform(
    ({ values }): Entered =>
      Object.fromEntries(
        FIELDS.flatMap((field) => Object.values(values[field] ?? {}).map((value) => [field, value])),
      ),
  );

export function isField(name: unknown): name is Field {
  return FIELDS.some((field) => field === name);
}

export function isDealField(name: Field): name is DealField {
  return DEAL_FIELDS.some((field) => field === name);
}

/** What stands in the fields that stay the same whichever deal is chosen: a note, a reminder's time. */
export function besideDeal(entered: Entered): Entered {
  return Object.fromEntries(
    Object.entries(entered).filter(([field]) => isField(field) && field !== 'deal' && !isDealField(field)),
  );
}
