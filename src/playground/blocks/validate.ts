import { z } from 'zod';
import { type Fields, isFields, listOf, objectsOf, textOf } from '../fields.ts';
import { elementsOf, flatBlocks } from '../state/block-ids.ts';
import { plainText } from './composition.ts';
import { dataBlocks } from './data-blocks.ts';
import { LIMITS } from './limits.ts';
import { everywhereBlocks, messageBlocks, modalBlocks } from './plain-blocks.ts';
import { type Problem, problemsFrom } from './problems.ts';

/**
 * Where blocks are shown: a message posted or updated by the Web API, a plain message (ephemeral, by
 * acknowledgement or by response URL), a modal, or the Home tab.
 */
export type Place = 'posted' | 'plain' | 'modal' | 'home';

const plainMessage = [...everywhereBlocks, ...messageBlocks] as const;

const BLOCKS = {
  posted: z.array(z.discriminatedUnion('type', [...plainMessage, ...dataBlocks])).max(LIMITS.messageBlocks),
  plain: z.array(z.discriminatedUnion('type', [...plainMessage])).max(LIMITS.messageBlocks),
  modal: z.array(z.discriminatedUnion('type', [...everywhereBlocks, ...modalBlocks])).max(LIMITS.viewBlocks),
  home: z.array(z.discriminatedUnion('type', [...everywhereBlocks])).max(LIMITS.viewBlocks),
} as const satisfies Record<Place, z.ZodType>;

/** What is wrong with an array of blocks in a place; `root` is the pointer of the array, such as `/blocks`. */
export function validateBlocks(blocks: unknown, place: Place, root = '/blocks'): Problem[] {
  const parsed = BLOCKS[place].safeParse(blocks);
  if (!parsed.success) return problemsFrom(parsed.error.issues, blocks, root);
  return [...duplicateIds(objectsOf(blocks), root), ...tooMany(objectsOf(blocks), root)];
}

const common = {
  blocks: z.unknown(),
  private_metadata: z.string().max(LIMITS.privateMetadata).optional(),
  callback_id: z.string().max(LIMITS.id).optional(),
  external_id: z.string().max(LIMITS.id).optional(),
};

const VIEWS = {
  modal: z.strictObject({
    type: z.literal('modal'),
    title: plainText(LIMITS.modalTitle),
    submit: plainText(LIMITS.modalTitle).optional(),
    close: plainText(LIMITS.modalTitle).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...common,
  }),
  home: z.strictObject({ type: z.literal('home'), ...common }),
} as const;

/** What is wrong with a whole view. */
export function validateView(view: unknown, type: 'modal' | 'home', root = '/view'): Problem[] {
  const parsed = VIEWS[type].safeParse(view);
  const problems = parsed.success ? [] : problemsFrom(parsed.error.issues, view, root);
  if (!isFields(view)) return problems;
  const blocks = view['blocks'];
  if (blocks === undefined)
    return [...problems, { pointer: root, message: 'missing required field: blocks' }];
  const hasInput = objectsOf(blocks).some((block) => block['type'] === 'input');
  if (type === 'modal' && hasInput && view['submit'] === undefined) {
    problems.push({ pointer: root, message: 'missing required field: submit' });
  }
  return [...problems, ...validateBlocks(blocks, type, `${root}/blocks`)];
}

function duplicateIds(blocks: readonly Fields[], root: string): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const block of flatBlocks(blocks)) {
    const pointer = `${root}/${blocks.indexOf(block)}`;
    const blockId = textOf(block['block_id']);
    if (blockId !== undefined && seen.has(blockId)) {
      problems.push({
        pointer: `${pointer}/block_id`,
        message: `block_id already exists: ${blockId}`,
      });
    }
    if (blockId !== undefined) seen.add(blockId);
    const actions = elementsOf(block).map((element) => textOf(element['action_id']));
    for (const [index, action] of actions.entries()) {
      if (action === undefined || actions.indexOf(action) === index) continue;
      problems.push({ pointer, message: `action_id already exists in this block: ${action}` });
    }
  }
  return problems;
}

/** One table and two charts a message. */
function tooMany(blocks: readonly Fields[], root: string): Problem[] {
  const count = (...types: string[]) =>
    blocks.filter((block) => types.includes(String(block['type']))).length;
  const problems: Problem[] = [];
  if (count('table') > 1) problems.push({ pointer: root, message: 'only one table allowed' });
  if (count('data_table') > 1) problems.push({ pointer: root, message: 'only one data_table allowed' });
  if (count('data_visualization') > LIMITS.charts) {
    problems.push({
      pointer: root,
      message: `no more than ${LIMITS.charts} data_visualization blocks allowed`,
    });
  }
  return problems;
}

/** The characters of all text in blocks, for Slack's limit on a message as a whole. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return listOf(value).reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    return sum + (key === 'text' && typeof item === 'string' ? item.length : textLength(item));
  }, 0);
}
