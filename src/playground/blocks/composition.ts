import { z } from 'zod';
import { LIMITS } from './limits.ts';

const characters = (max: number) => z.string().min(1).max(max);

export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: characters(max), emoji: z.boolean().optional() });

const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: characters(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const id = z.string().min(1).max(LIMITS.id);

/** An option of a select or an overflow menu: plain text only. */
export const plainOption = z.strictObject({
  text: plainText(LIMITS.optionText),
  value: z.string().min(1).max(LIMITS.optionValue),
  description: plainText(LIMITS.optionText).optional(),
  url: z.string().max(LIMITS.url).optional(),
});

/** An option of radio buttons or checkboxes: markdown too. */
export const richOption = plainOption.extend({
  text: anyText(LIMITS.optionText),
  description: anyText(LIMITS.optionText).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionText),
  options: z.array(plainOption).min(1).max(LIMITS.options),
});

export const confirmation = z.strictObject({
  title: plainText(LIMITS.confirmTitle),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton),
  deny: plainText(LIMITS.confirmButton),
  style: z.enum(['primary', 'danger']).optional(),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(LIMITS.altText),
    image_url: z.string().min(1).max(LIMITS.url).optional(),
    slack_file: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((value) => value.image_url !== undefined || value.slack_file !== undefined, {
    error: 'missing required field: image_url',
  });
