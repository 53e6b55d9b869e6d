import type { Fields } from '../fields.ts';
import { teamOf, type World } from '../world.ts';
import { Refusal, requiredArg } from './call.ts';

/** `oauth.v2.access`: exchanges a code, once, for the bot token of the team that it was given for. */
export function exchangeCode(world: World, args: Fields): Fields {
  if (requiredArg(args, 'client_id') !== world.app.clientId) throw new Refusal('invalid_client_id');
  if (requiredArg(args, 'client_secret') !== world.app.clientSecret) throw new Refusal('bad_client_secret');
  const code = requiredArg(args, 'code');
  const teamId = world.oauthCodes.get(code);
  if (teamId === undefined || !world.oauthCodes.delete(code)) throw new Refusal('invalid_code');
  const team = teamOf(world, teamId);
  team.installed = true;
  const installer =
    [...team.people.values()].find((person) => person.is_admin) ?? [...team.people.values()][0];
  return {
    app_id: world.app.id,
    authed_user: { id: installer?.id ?? '' },
    scope: [...team.scopes].join(','),
    token_type: 'bot',
    access_token: team.botToken,
    bot_user_id: team.botUserId,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/**
 * The consent page of `/oauth/v2/authorize`, with everybody consenting at once: where to send the browser
 * back to, with a code for the first team, or the one that `team` names. null for a foreign client.
 */
export function authorizeRedirect(world: World, query: URLSearchParams): string | null {
  const back = query.get('redirect_uri');
  if (query.get('client_id') !== world.app.clientId || back === null || !URL.canParse(back)) return null;
  const url = new URL(back);
  url.searchParams.set('code', createCode(world, teamOf(world, query.get('team') ?? undefined).id));
  url.searchParams.set('state', query.get('state') ?? '');
  return url.href;
}

function createCode(world: World, teamId: string): string {
  const code = `${world.nextId('code-')}.${world.nextHash()}`;
  world.oauthCodes.set(code, teamId);
  return code;
}
