import type { LocalSlackOptions } from '../../../src/playground/options.ts';
import { type FrontDoor, openFrontDoor, type Transport } from '../front-door.ts';

const EVERYBODY = ['U0ANN', 'U0BOB', 'U0GUS', 'U0SAM', 'U0BOT'];

/** Two reps, a guest (Gus) and somebody from another company (Sam); a channel with all of them, private places without the bot. */
const TEAM: LocalSlackOptions = {
  teams: [
    {
      id: 'T0TEAM',
      domain: 'acme',
      botName: 'dealhand',
      users: [
        { id: 'U0ANN', name: 'ann', real_name: 'Ann', tz: 'Europe/Berlin', locale: 'en-US' },
        { id: 'U0BOB', name: 'bob', real_name: 'Bob', tz: 'America/New_York', locale: 'en-US' },
        { id: 'U0GUS', name: 'gus', real_name: 'Gus', is_restricted: true },
        { id: 'U0SAM', name: 'sam', real_name: 'Sam', is_stranger: true },
      ],
      channels: [
        { id: 'C0DEALS', name: 'sales', members: EVERYBODY },
        { id: 'G0BOARD', name: 'secret-takeover', is_private: true, members: ['U0ANN', 'U0BOB'] },
      ],
    },
  ],
};

export function openDoorWithGuests(transport: Transport): Promise<FrontDoor> {
  return openFrontDoor(transport, { slackOptions: TEAM });
}
