import { type Acknowledgement, type Courier, nextDeliveryId } from '../delivery.ts';
import type { Fields } from '../fields.ts';
import type { Team } from '../state/team.ts';
import type { World } from '../world.ts';

/** What the verbs need: the world, and the way to the app. */
export interface Driver {
  readonly world: World;
  readonly courier: Courier;
}

/** Sends an event of the Events API, in its envelope; null where the app isn't subscribed to it. */
export function sendEvent(
  { world, courier }: Driver,
  team: Team,
  event: Fields & { readonly type: string },
  subscription: string = event.type,
): Promise<Acknowledgement> | null {
  if (world.app.events && !world.app.events.has(subscription)) return null;
  const authorization = {
    enterprise_id: null,
    team_id: team.id,
    user_id: team.botUserId,
    is_bot: true,
    is_enterprise_install: false,
  };
  const payload = {
    token: world.app.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.now().getTime() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: `1-${event.type}-${team.id}`,
  };
  const id = nextDeliveryId(world);
  return courier.deliver({ id, team: team.id, type: event.type, envelope: 'events_api', payload });
}
