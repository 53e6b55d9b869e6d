import type { Acknowledgement } from '../delivery.ts';
import { viewJson } from '../payloads/view-json.ts';
import { directMessages } from '../state/channels.ts';
import { personOf } from '../state/people.ts';
import { teamOf } from '../world.ts';
import { type Driver, sendEvent } from './driver.ts';

export interface OpenHomeOptions {
  readonly user: string;
  /** `messages` is the DM with the bot: Slack sends the event for it as well. */
  readonly tab?: 'home' | 'messages';
  readonly team?: string;
}

/** Opens the app's Home tab; null where the app isn't subscribed to `app_home_opened`. */
export async function openHome(driver: Driver, options: OpenHomeOptions): Promise<Acknowledgement | null> {
  const { world } = driver;
  const team = teamOf(world, options.team);
  const person = personOf(team, options.user);
  const tab = options.tab ?? 'home';
  const view = team.homes.get(person.id);
  return sendEvent(driver, team, {
    type: 'app_home_opened',
    user: person.id,
    channel: directMessages(team, person.id).id,
    tab,
    event_ts: world.nextTs(),
    ...(tab === 'home' && view ? { view: viewJson(world.app, team, view) } : {}),
  });
}
