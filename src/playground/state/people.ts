import type { PersonOptions } from '../options.ts';
import type { Team } from './team.ts';

export interface Person {
  readonly id: string;
  readonly teamId: string;
  name: string;
  real_name: string;
  email: string;
  tz: string;
  locale: string;
  is_admin: boolean;
  is_owner: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  is_stranger: boolean;
  is_bot: boolean;
  deleted: boolean;
  /** Only for a bot user. */
  readonly botId: string | null;
}

export function personFrom(options: PersonOptions, teamId: string): Person {
  return {
    id: options.id,
    teamId,
    name: options.name,
    real_name: options.real_name ?? options.name,
    email: options.email ?? `${options.name}@example.com`,
    tz: options.tz ?? 'America/New_York',
    locale: options.locale ?? 'en-US',
    is_admin: options.is_admin ?? false,
    is_owner: options.is_owner ?? false,
    is_restricted: (options.is_restricted ?? false) || (options.is_ultra_restricted ?? false),
    is_ultra_restricted: options.is_ultra_restricted ?? false,
    is_stranger: options.is_stranger ?? false,
    is_bot: false,
    deleted: options.deleted ?? false,
    botId: null,
  };
}

export function botPerson(bot: { id: string; name: string; botId: string; teamId: string }): Person {
  return { ...personFrom({ id: bot.id, name: bot.name }, bot.teamId), is_bot: true, botId: bot.botId };
}

/** The person with this id; throws where a test names somebody who isn't there. */
export function personOf(team: Team, id: string): Person {
  const person = team.people.get(id);
  if (!person) throw new Error(`No user ${id} in team ${team.id}`);
  return person;
}

/** How many seconds a zone is ahead of UTC at an instant, as in `tz_offset`. */
export function zoneOffsetSeconds(tz: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    at,
  );
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(offset);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
