import { z } from 'zod';
import { anyText, id, image, plainText } from './composition.ts';
import { actionsElement, button, contextAction, inputElement, sectionAccessory } from './elements.ts';
import { LIMITS } from './limits.ts';

const blockId = { block_id: id.optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: anyText(LIMITS.text).optional(),
    fields: z.array(anyText(LIMITS.field)).min(1).max(LIMITS.fields).optional(),
    accessory: sectionAccessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    error: 'missing required field: text',
  });

const richTextPart = z.looseObject({
  type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']),
  elements: z.array(z.looseObject({ type: z.string() })),
});

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...blockId,
  elements: z.array(richTextPart).min(1),
});

/** Blocks that render in every place. */
export const everywhereBlocks = [
  section,
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({
    type: z.literal('header'),
    ...blockId,
    text: plainText(LIMITS.header),
    level: z.number().int().min(1).max(6).optional(),
  }),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: z
      .array(z.discriminatedUnion('type', [image, anyText(LIMITS.text)]))
      .min(1)
      .max(LIMITS.contextElements),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: z.array(actionsElement).min(1).max(LIMITS.actionsElements),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...blockId,
    label: plainText(LIMITS.label),
    element: inputElement,
    hint: plainText(LIMITS.label).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  image.safeExtend({ ...blockId, title: plainText(LIMITS.label).optional() }),
  richText,
  z.looseObject({
    type: z.literal('video'),
    ...blockId,
    video_url: z.string().min(1),
    thumbnail_url: z.string().min(1),
    alt_text: z.string().min(1),
    title: plainText(200),
  }),
] as const;

const card = z.strictObject({
  type: z.literal('card'),
  ...blockId,
  hero_image: image.optional(),
  icon: image.optional(),
  title: anyText(LIMITS.cardTitle).optional(),
  subtitle: anyText(LIMITS.cardTitle).optional(),
  body: anyText(LIMITS.cardText).optional(),
  actions: z.array(button).max(LIMITS.cardActions).optional(),
});

/** Blocks that render in any message but in no view. */
export const messageBlocks = [
  z.strictObject({ type: z.literal('markdown'), ...blockId, text: z.string().min(1).max(LIMITS.markdown) }),
  z.strictObject({
    type: z.literal('context_actions'),
    ...blockId,
    elements: z.array(contextAction).min(1).max(LIMITS.contextActionsElements),
  }),
  z
    .looseObject({
      type: z.literal('container'),
      ...blockId,
      title: plainText(LIMITS.cardTitle).optional(),
      rich_text_title: richText.optional(),
      subtitle: anyText(LIMITS.cardTitle).optional(),
      child_blocks: z
        .array(z.discriminatedUnion('type', [...everywhereBlocks]))
        .min(1)
        .max(LIMITS.containerBlocks),
    })
    .refine((block) => block.title !== undefined || block.rich_text_title !== undefined, {
      error: 'missing required field: title',
    }),
  card,
  z.strictObject({
    type: z.literal('carousel'),
    ...blockId,
    elements: z.array(card).min(1).max(LIMITS.carouselCards),
  }),
  z.looseObject({ type: z.literal('file'), ...blockId, external_id: z.string(), source: z.string() }),
] as const;

/** Blocks that render in modals only. */
export const modalBlocks = [
  z.strictObject({
    type: z.literal('alert'),
    ...blockId,
    text: anyText(LIMITS.alertText),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
] as const;
