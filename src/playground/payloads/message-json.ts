import type { Message } from '../state/messages.ts';
import { repliesOf } from '../state/messages.ts';
import type { Team } from '../state/team.ts';
import type { App } from '../world.ts';

/** A message as Slack writes it in answers, interactions and history. */
export function messageJson(
  app: App,
  team: Team,
  message: Message,
  options: { metadata?: boolean } = {},
): object {
  const replies = message.threadTs === null ? repliesOf(team, message) : [];
  const lastReply = replies.at(-1);
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: team.id,
    ...(message.byBot ? { bot_id: team.botId, app_id: app.id, bot_profile: botProfile(app, team) } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.editedTs === null ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(lastReply
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          reply_users_count: new Set(replies.map((reply) => reply.user)).size,
          latest_reply: lastReply.ts,
        }
      : {}),
    ...(options.metadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

function botProfile(app: App, team: Team): object {
  const name = team.people.get(team.botUserId)?.real_name ?? '';
  return { id: team.botId, deleted: false, name, updated: 0, app_id: app.id, icons: {}, team_id: team.id };
}
