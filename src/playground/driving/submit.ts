import { LIMITS } from '../blocks/limits.ts';
import type { Problem } from '../blocks/problems.ts';
import { validateView } from '../blocks/validate.ts';
import { type Acknowledgement, nextDeliveryId } from '../delivery.ts';
import { type Fields, fieldsOf, textOf } from '../fields.ts';
import { interactionFrame } from '../payloads/interaction.ts';
import { viewJson } from '../payloads/view-json.ts';
import type { Entry } from '../state/element-values.ts';
import { personOf } from '../state/people.ts';
import { makeView, modalsOf, replaceView, type View } from '../state/views.ts';
import { createTrigger } from '../triggers.ts';
import { teamOf, type World } from '../world.ts';
import type { Driver } from './driver.ts';
import { fillIn } from './fill-in.ts';

export interface SubmitOptions {
  readonly user: string;
  /** Absent: the person's topmost modal. */
  readonly view?: View;
  /** By block id; what isn't named stays as it is. */
  readonly values?: Readonly<Record<string, Entry>>;
  readonly team?: string;
}

export interface SubmitResult {
  /** null where Slack itself refused to send it (a required field is empty). */
  readonly acknowledgement: Acknowledgement | null;
  /** The messages under the fields, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** The modal the person sees now; null when all are closed. */
  readonly view: View | null;
}

/** Fills in a modal, presses its submit button, and does what the acknowledgement says. */
export async function submit({ world, courier }: Driver, options: SubmitOptions): Promise<SubmitResult> {
  const team = teamOf(world, options.view?.team ?? options.team);
  const stack = modalsOf(team, options.user);
  const view = options.view ?? stack.at(-1);
  if (!view || stack.at(-1) !== view) throw new Error(`That isn't the modal ${options.user} has before them`);
  if (view.sent['submit'] === undefined) throw new Error('That modal has no submit button');
  const now = (acknowledgement: Acknowledgement | null): SubmitResult => {
    world.journal.changed();
    const open = modalsOf(team, options.user).at(-1) ?? null;
    return { acknowledgement, errors: view.errors, view: open };
  };

  view.trouble = null;
  view.errors = fillIn(world, view, options.values ?? {});
  if (Object.keys(view.errors).length > 0) return now(null);

  const triggerId = createTrigger(world, { team: team.id, user: options.user, viewId: view.id });
  const acknowledgement = await courier.deliver({
    id: nextDeliveryId(world),
    team: team.id,
    type: 'view_submission',
    envelope: 'interactive',
    payload: {
      type: 'view_submission',
      ...interactionFrame(world, team, personOf(team, options.user)),
      trigger_id: triggerId,
      view: viewJson(world.app, team, view),
      response_urls: [],
    },
    inspect: (body) => responseActionProblems(view, body),
  });
  if (acknowledgement.error === null) follow(world, view, fieldsOf(acknowledgement.body));
  else view.trouble = 'We had some trouble connecting. Try again?';
  return now(acknowledgement);
}

function responseActionProblems(view: View, body: unknown): Problem[] {
  const action = fieldsOf(body);
  switch (action['response_action']) {
    case undefined:
      return Object.keys(action).length === 0
        ? []
        : [{ pointer: '', message: 'missing required field: response_action' }];
    case 'clear':
      return [];
    case 'update':
    case 'push':
      return validateView(action['view'], 'modal');
    case 'errors': {
      const inputs = view.blocks
        .filter((block) => block['type'] === 'input')
        .map((block) => block['block_id']);
      const unknown = Object.keys(fieldsOf(action['errors'])).filter((blockId) => !inputs.includes(blockId));
      return unknown.map((blockId) => ({
        pointer: `/errors/${blockId}`,
        message: 'no input block has this block_id',
      }));
    }
    default:
      return [
        { pointer: '/response_action', message: `unsupported value: ${String(action['response_action'])}` },
      ];
  }
}

/** Does what a valid acknowledgement says to the person's modals. */
function follow(world: World, view: View, body: Fields): void {
  const team = teamOf(world, view.team);
  const stack = modalsOf(team, view.user);
  const sent = fieldsOf(body['view']);
  switch (body['response_action']) {
    case 'errors':
      for (const [blockId, message] of Object.entries(fieldsOf(body['errors']))) {
        view.errors[blockId] = textOf(message) ?? '';
      }
      return;
    case 'update':
      return replaceView(world, view, sent);
    case 'push':
      if (stack.length >= LIMITS.modals) view.trouble = 'push_limit_reached';
      else stack.push(makeView(world, team, { type: 'modal', user: view.user, sent, previous: view }));
      return;
    case 'clear':
      stack.length = 0;
      return;
    default:
      stack.splice(stack.indexOf(view), 1);
  }
}
