import { type Fields, objectsOf } from '../fields.ts';
import type { World } from '../world.ts';
import { withIds } from './block-ids.ts';
import type { ElementValue } from './element-values.ts';
import type { Team } from './team.ts';

export interface View {
  readonly id: string;
  readonly team: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  /** What the app sent: title, submit, close, callback_id, private_metadata, external_id and the flags. */
  sent: Fields;
  blocks: Fields[];
  hash: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  /** What the person has entered, by block id, then action id. */
  entered: Record<string, Record<string, ElementValue>>;
  /** The messages under the fields, by block id. */
  errors: Record<string, string>;
  /** What went wrong as a whole ("We had some trouble connecting"), or null. */
  trouble: string | null;
}

export interface NewView {
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly sent: Fields;
  readonly previous?: View;
}

/** Makes a view; it isn't shown anywhere yet. */
export function makeView(world: World, team: Team, view: NewView): View {
  const id = world.nextId('V');
  return {
    id,
    team: team.id,
    type: view.type,
    user: view.user,
    sent: view.sent,
    blocks: withIds(objectsOf(view.sent['blocks']), world),
    hash: world.nextHash(),
    rootViewId: view.previous?.rootViewId ?? id,
    previousViewId: view.previous?.id ?? null,
    entered: {},
    errors: {},
    trouble: null,
  };
}

/** Shows new content in a view; what was typed stays where block_id and action_id are the same. */
export function replaceView(world: World, view: View, sent: Fields): void {
  view.sent = sent;
  view.blocks = withIds(objectsOf(sent['blocks']), world);
  view.hash = world.nextHash();
  view.errors = {};
  view.trouble = null;
  world.journal.changed();
}

/** A person's open modals, the topmost last. */
export function modalsOf(team: Team, user: string): View[] {
  const open = team.modals.get(user) ?? [];
  team.modals.set(user, open);
  return open;
}

/** An open modal or a published Home, by the id Slack gave it or the one the app gave it. */
export function findView(
  team: Team,
  by: { id?: string | undefined; externalId?: string | undefined },
): View | undefined {
  const views = [...[...team.modals.values()].flat(), ...team.homes.values()];
  if (by.id !== undefined) return views.find((view) => view.id === by.id);
  return views.find((view) => view.sent['external_id'] === by.externalId);
}
