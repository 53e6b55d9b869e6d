import { type Fields, isFields, objectsOf } from '../fields.ts';
import type { World } from '../world.ts';

/** The interactive elements of a block, wherever the block keeps them. */
export function elementsOf(block: Fields): Fields[] {
  switch (block['type']) {
    case 'actions':
    case 'context_actions':
      return objectsOf(block['elements']);
    case 'section':
      return isFields(block['accessory']) ? [block['accessory']] : [];
    case 'input':
      return isFields(block['element']) ? [block['element']] : [];
    case 'card':
      return objectsOf(block['actions']);
    default:
      return [];
  }
}

/** All blocks, those inside containers and carousels included. */
export function flatBlocks(blocks: readonly Fields[]): Fields[] {
  return blocks.flatMap((block) => {
    if (block['type'] === 'container') return [block, ...flatBlocks(objectsOf(block['child_blocks']))];
    if (block['type'] === 'carousel') return [block, ...flatBlocks(objectsOf(block['elements']))];
    return [block];
  });
}

/** Copies blocks and gives every one of them, and every element, the id that Slack would make up. */
export function withIds(blocks: readonly Fields[], world: World): Fields[] {
  return blocks.map((block) => blockWithIds(block, world));
}

function blockWithIds(block: Fields, world: World): Fields {
  const identified: Record<string, unknown> = { ...block, block_id: block['block_id'] ?? world.nextId('b') };
  if (Array.isArray(block['child_blocks']))
    identified['child_blocks'] = withIds(objectsOf(block['child_blocks']), world);
  if (block['type'] === 'carousel') identified['elements'] = withIds(objectsOf(block['elements']), world);
  if (block['type'] === 'actions') {
    identified['elements'] = objectsOf(block['elements']).map((element) => elementWithId(element, world));
  }
  for (const place of ['accessory', 'element']) {
    const element = block[place];
    if (isFields(element)) identified[place] = elementWithId(element, world);
  }
  return identified;
}

function elementWithId(element: Fields, world: World): Fields {
  if (element['type'] === 'image') return element;
  return { ...element, action_id: element['action_id'] ?? world.nextId('a') };
}
