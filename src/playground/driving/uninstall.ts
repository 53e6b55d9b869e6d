import type { Acknowledgement } from '../delivery.ts';
import { teamOf } from '../world.ts';
import { type Driver, sendEvent } from './driver.ts';

/** Removes the app from a team: its token dies, and the app hears of both. */
export async function uninstall(driver: Driver, teamId?: string): Promise<Acknowledgement[]> {
  const team = teamOf(driver.world, teamId);
  team.installed = false;
  const sent = [
    sendEvent(driver, team, {
      type: 'tokens_revoked',
      tokens: { oauth: [], bot: [team.botUserId] },
    }),
    sendEvent(driver, team, { type: 'app_uninstalled' }),
  ];
  return Promise.all(sent.filter((one) => one !== null));
}
