import { type Person, zoneOffsetSeconds } from '../state/people.ts';
import type { Team } from '../state/team.ts';

/** A user as `users.info` shows it; the address only with `users:read.email`, the locale only when asked. */
export function personJson(team: Team, person: Person, now: Date, includeLocale: boolean): object {
  const [first, ...rest] = person.real_name.split(' ');
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deleted,
    color: '9f69e7',
    real_name: person.real_name,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: zoneOffsetSeconds(person.tz, now),
    profile: {
      real_name: person.real_name,
      real_name_normalized: person.real_name,
      display_name: person.name,
      display_name_normalized: person.name,
      first_name: first ?? '',
      last_name: rest.join(' '),
      team: person.teamId,
      ...(team.scopes.has('users:read.email') && !person.is_bot ? { email: person.email } : {}),
      ...(person.botId === null ? {} : { bot_id: person.botId }),
    },
    is_admin: person.is_admin,
    is_owner: person.is_owner,
    is_primary_owner: false,
    is_restricted: person.is_restricted,
    is_ultra_restricted: person.is_ultra_restricted,
    is_bot: person.is_bot,
    is_app_user: false,
    updated: 0,
    is_email_confirmed: true,
    ...(person.is_stranger ? { is_stranger: true } : {}),
    ...(includeLocale ? { locale: person.locale } : {}),
  };
}
