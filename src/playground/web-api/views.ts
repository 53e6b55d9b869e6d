import { LIMITS } from '../blocks/limits.ts';
import { validateView } from '../blocks/validate.ts';
import type { Fields } from '../fields.ts';
import { viewJson } from '../payloads/view-json.ts';
import { findView, makeView, modalsOf, replaceView, type View } from '../state/views.ts';
import { exchangeTrigger, type Trigger } from '../triggers.ts';
import { type Call, type Method, objectArg, Refusal, requiredArg, textArg } from './call.ts';
import { invalidBlocks } from './message-arguments.ts';

/** The `view` argument, valid as Slack sees it. */
function viewArgument({ args }: Call, type: 'modal' | 'home'): Fields {
  const view = objectArg(args, 'view', 'invalid_arguments') ?? {};
  if (JSON.stringify(view).length > LIMITS.viewBytes) throw new Refusal('view_too_large');
  const problems = validateView(view, type);
  if (problems.length > 0) throw invalidBlocks('invalid_arguments', problems);
  return view;
}

function triggerArgument({ world, team, args }: Call): Trigger {
  const trigger = exchangeTrigger(world, team.id, requiredArg(args, 'trigger_id'));
  if (typeof trigger === 'string') throw new Refusal(trigger);
  return trigger;
}

function refuseTakenExternalId(call: Call, sent: Fields, own?: View): void {
  const externalId = textArg(sent, 'external_id');
  const taken = externalId === undefined ? undefined : findView(call.team, { externalId });
  if (taken && taken !== own) throw new Refusal('duplicate_external_id');
}

function refuseStaleHash({ args }: Call, view: View): void {
  const hash = textArg(args, 'hash');
  if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
}

const open: Method = (call) => {
  const { world, team } = call;
  const sent = viewArgument(call, 'modal');
  refuseTakenExternalId(call, sent);
  const trigger = triggerArgument(call);
  const view = makeView(world, team, { type: 'modal', user: trigger.user, sent });
  team.modals.set(trigger.user, [view]);
  world.journal.changed();
  return { view: viewJson(world.app, team, view) };
};

const push: Method = (call) => {
  const { world, team } = call;
  const sent = viewArgument(call, 'modal');
  refuseTakenExternalId(call, sent);
  const trigger = triggerArgument(call);
  const stack = modalsOf(team, trigger.user);
  const previous = stack.at(-1);
  if (trigger.viewId === null || !previous) throw new Refusal('not_found');
  if (stack.length >= LIMITS.modals) throw new Refusal('push_limit_reached');
  const view = makeView(world, team, { type: 'modal', user: trigger.user, sent, previous });
  stack.push(view);
  world.journal.changed();
  return { view: viewJson(world.app, team, view) };
};

const update: Method = (call) => {
  const { world, team, args } = call;
  const id = textArg(args, 'view_id');
  const externalId = textArg(args, 'external_id');
  if ((id === undefined) === (externalId === undefined)) throw new Refusal('invalid_arguments');
  const view = findView(team, { id, externalId });
  if (!view) throw new Refusal('not_found');
  const sent = viewArgument(call, view.type);
  refuseStaleHash(call, view);
  refuseTakenExternalId(call, sent, view);
  replaceView(world, view, sent);
  return { view: viewJson(world.app, team, view) };
};

const publish: Method = (call) => {
  const { world, team, args } = call;
  const user = requiredArg(args, 'user_id');
  if (!team.people.has(user)) throw new Refusal('user_not_found');
  const sent = viewArgument(call, 'home');
  const published = team.homes.get(user);
  if (published) {
    refuseStaleHash(call, published);
    replaceView(world, published, sent);
    return { view: viewJson(world.app, team, published) };
  }
  const view = makeView(world, team, { type: 'home', user, sent });
  team.homes.set(user, view);
  world.journal.changed();
  return { view: viewJson(world.app, team, view) };
};

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
