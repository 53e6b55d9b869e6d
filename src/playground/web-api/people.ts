import { personJson } from '../payloads/person-json.ts';
import { flagArg, type Method, needScope, page, Refusal, requiredArg, textArg } from './call.ts';

const info: Method = ({ world, team, args }) => {
  needScope(team, 'users:read');
  const person = team.people.get(requiredArg(args, 'user'));
  if (!person) throw new Refusal('user_not_found');
  return { user: personJson(team, person, world.now(), flagArg(args, 'include_locale')) };
};

const list: Method = ({ world, team, args }) => {
  needScope(team, 'users:read');
  const { items, nextCursor } = page([...team.people.values()], args, 200);
  const withLocale = flagArg(args, 'include_locale');
  return {
    members: items.map((person) => personJson(team, person, world.now(), withLocale)),
    cache_ts: Math.floor(world.now().getTime() / 1000),
    response_metadata: { next_cursor: nextCursor },
  };
};

const lookupByEmail: Method = ({ world, team, args }) => {
  needScope(team, 'users:read.email');
  const email = requiredArg(args, 'email').toLowerCase();
  const person = [...team.people.values()].find((one) => one.email.toLowerCase() === email && !one.is_bot);
  if (!person || person.deleted) throw new Refusal('users_not_found');
  return { user: personJson(team, person, world.now(), false) };
};

const botInfo: Method = ({ world, team, args }) => {
  needScope(team, 'users:read');
  const bot = textArg(args, 'bot') ?? team.botId;
  if (bot !== team.botId) throw new Refusal('bot_not_found');
  const name = team.people.get(team.botUserId)?.real_name ?? '';
  return {
    bot: {
      id: bot,
      deleted: false,
      name,
      updated: 0,
      app_id: world.app.id,
      user_id: team.botUserId,
      icons: {},
    },
  };
};

export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': info,
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
  'bots.info': botInfo,
};
