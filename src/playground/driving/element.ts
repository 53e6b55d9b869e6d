import { type Fields, fieldsOf } from '../fields.ts';
import { elementsOf, flatBlocks } from '../state/block-ids.ts';
import type { Message } from '../state/messages.ts';
import type { Team } from '../state/team.ts';
import { modalsOf, type View } from '../state/views.ts';
import { teamOf, type World } from '../world.ts';

/** Where an element is, and which one: by its action id, its block's id, or what a button says. */
export interface ElementOptions {
  readonly user: string;
  readonly message?: Message;
  /** With neither a message nor a view: the person's topmost modal. */
  readonly view?: View;
  readonly actionId?: string;
  readonly blockId?: string;
  readonly text?: string;
  readonly team?: string;
}

export interface Found {
  readonly team: Team;
  readonly place: Message | View;
  readonly blockId: string;
  readonly element: Fields;
}

/** Finds an element that the person can see; throws where there is none. */
export function findElement(world: World, options: ElementOptions): Found {
  const asked = options.message ?? options.view;
  const team = teamOf(world, asked?.team ?? options.team);
  const place = asked ?? modalsOf(team, options.user).at(-1);
  if (!place) throw new Error(`${options.user} has no modal open`);
  if (!sees(team, options.user, place)) throw new Error(`${options.user} doesn't see that`);
  for (const block of flatBlocks(place.blocks)) {
    const blockId = String(block['block_id']);
    if (options.blockId !== undefined && options.blockId !== blockId) continue;
    for (const element of elementsOf(block)) {
      if (element['type'] === 'image') continue;
      if (options.actionId !== undefined && options.actionId !== element['action_id']) continue;
      if (options.text !== undefined && options.text !== fieldsOf(element['text'])['text']) continue;
      return { team, place, blockId, element };
    }
  }
  const { actionId, blockId, text } = options;
  throw new Error(`No such element: ${JSON.stringify({ actionId, blockId, text })}`);
}

function sees(team: Team, user: string, place: Message | View): boolean {
  if ('hash' in place) return place.user === user && isShown(team, place);
  if (place.deleted) return false;
  if (place.ephemeralTo !== null) return place.ephemeralTo === user;
  return team.channels.get(place.channel)?.members.has(user) ?? false;
}

function isShown(team: Team, view: View): boolean {
  return team.homes.get(view.user) === view || modalsOf(team, view.user).at(-1) === view;
}
