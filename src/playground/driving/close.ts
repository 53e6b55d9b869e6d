import { type Acknowledgement, nextDeliveryId } from '../delivery.ts';
import { interactionFrame } from '../payloads/interaction.ts';
import { viewJson } from '../payloads/view-json.ts';
import { personOf } from '../state/people.ts';
import { modalsOf, type View } from '../state/views.ts';
import { teamOf } from '../world.ts';
import type { Driver } from './driver.ts';

/**
 * Closes a modal, or all of the person's with `all`. The app hears of it, and this answers with its
 * acknowledgement, only where the view has `notify_on_close`; else null.
 */
export async function closeView(
  { world, courier }: Driver,
  view: View,
  options: { readonly all?: boolean } = {},
): Promise<Acknowledgement | null> {
  const team = teamOf(world, view.team);
  const stack = modalsOf(team, view.user);
  if (stack.at(-1) !== view) throw new Error(`That isn't the modal ${view.user} has before them`);
  const cleared = options.all === true || view.sent['clear_on_close'] === true;
  if (cleared) stack.length = 0;
  else stack.pop();
  world.journal.changed();
  if (view.sent['notify_on_close'] !== true) return null;
  return courier.deliver({
    id: nextDeliveryId(world),
    team: team.id,
    type: 'view_closed',
    envelope: 'interactive',
    payload: {
      type: 'view_closed',
      ...interactionFrame(world, team, personOf(team, view.user)),
      view: viewJson(world.app, team, view),
      is_cleared: cleared,
    },
  });
}
