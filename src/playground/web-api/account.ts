import { findMessage } from '../state/messages.ts';
import { channelArg, type Method, needScope, Refusal, requiredArg } from './call.ts';

const authTest: Method = ({ world, team }) => ({
  url: `https://${team.domain}.slack.com/`,
  team: team.name,
  user: team.people.get(team.botUserId)?.name ?? '',
  team_id: team.id,
  user_id: team.botUserId,
  bot_id: team.botId,
  is_enterprise_install: false,
  app_id: world.app.id,
});

const teamInfo: Method = ({ team }) => {
  needScope(team, 'team:read');
  return {
    team: {
      id: team.id,
      name: team.name,
      domain: team.domain,
      email_domain: '',
      icon: { image_default: true },
      url: `https://${team.domain}.slack.com/`,
    },
  };
};

const addReaction: Method = (call) => {
  needScope(call.team, 'reactions:write');
  const channel = channelArg(call);
  requiredArg(call.args, 'name');
  if (!findMessage(call.team, channel.id, requiredArg(call.args, 'timestamp'))) {
    throw new Refusal('message_not_found');
  }
  return {};
};

const revoke: Method = ({ team }) => {
  team.installed = false;
  return { revoked: true };
};

export const accountMethods: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'auth.revoke': revoke,
  'team.info': teamInfo,
  'reactions.add': addReaction,
};
