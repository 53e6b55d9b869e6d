import { channelJson } from '../payloads/channel-json.ts';
import { messageJson } from '../payloads/message-json.ts';
import { type Channel, directMessages } from '../state/channels.ts';
import { findMessage, type Message, repliesOf } from '../state/messages.ts';
import {
  type Call,
  channelArg,
  flagArg,
  type Method,
  needScope,
  page,
  Refusal,
  requiredArg,
  scopeFor,
  textArg,
} from './call.ts';

/** The channel whose messages the bot may read. */
function readableChannel(call: Call): Channel {
  const channel = channelArg(call);
  needScope(call.team, scopeFor(channel, 'history'));
  if (!channel.members.has(call.team.botUserId)) throw new Refusal('not_in_channel');
  return channel;
}

/** Keeps the messages between `oldest` and `latest`, which count only with `inclusive`. */
function inSpan({ args }: Call, messages: readonly Message[]): Message[] {
  const oldest = Number(textArg(args, 'oldest') ?? 0);
  const latest = Number(textArg(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = flagArg(args, 'inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function messagePage(call: Call, messages: readonly Message[]): object {
  const { items, nextCursor } = page(messages, call.args, 100);
  const metadata = flagArg(call.args, 'include_all_metadata');
  return {
    messages: items.map((message) => messageJson(call.world.app, call.team, message, { metadata })),
    has_more: nextCursor !== '',
    response_metadata: { next_cursor: nextCursor },
  };
}

const history: Method = (call) => {
  const channel = readableChannel(call);
  const messages = call.team.messages.filter((one) => one.channel === channel.id && one.threadTs === null);
  return { ...messagePage(call, inSpan(call, messages).reverse()), pin_count: 0 };
};

const replies: Method = (call) => {
  const channel = readableChannel(call);
  const asked = findMessage(call.team, channel.id, requiredArg(call.args, 'ts'));
  const root = asked?.threadTs ? findMessage(call.team, channel.id, asked.threadTs) : asked;
  if (!root) throw new Refusal('thread_not_found');
  return { ...messagePage(call, [root, ...inSpan(call, repliesOf(call.team, root))]) };
};

const info: Method = (call) => {
  const channel = channelArg(call);
  needScope(call.team, scopeFor(channel, 'read'));
  return { channel: channelJson(call.team, channel) };
};

function listed(call: Call, member: string | null): object {
  const types = (textArg(call.args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const kinds = types.map((type) => type.replace('_channel', ''));
  const withoutArchived = flagArg(call.args, 'exclude_archived');
  const channels = [...call.team.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.kind === 'public' || channel.members.has(call.team.botUserId)) &&
      (member === null || channel.members.has(member)) &&
      !(withoutArchived && channel.is_archived),
  );
  const { items, nextCursor } = page(channels, call.args, 100);
  return {
    channels: items.map((channel) => channelJson(call.team, channel)),
    response_metadata: { next_cursor: nextCursor },
  };
}

const list: Method = (call) => {
  needScope(call.team, 'channels:read');
  return { ...listed(call, null) };
};

const ofUser: Method = (call) => {
  needScope(call.team, 'channels:read');
  return { ...listed(call, textArg(call.args, 'user') ?? call.team.botUserId) };
};

const members: Method = (call) => {
  const channel = channelArg(call);
  needScope(call.team, scopeFor(channel, 'read'));
  const { items, nextCursor } = page([...channel.members], call.args, 100);
  return { members: items, response_metadata: { next_cursor: nextCursor } };
};

const open: Method = (call) => {
  const { team, args } = call;
  needScope(team, 'im:write');
  const users = (textArg(args, 'users') ?? '').split(',').filter((user) => user !== '');
  const [user] = users;
  if (user === undefined) throw new Refusal('users_list_not_supplied');
  if (users.length > 1) throw new Refusal('method_not_supported_for_channel_type');
  const person = team.people.get(user);
  if (!person) throw new Refusal('user_not_found');
  if (person.deleted) throw new Refusal('user_disabled');
  const channel = directMessages(team, user);
  return { channel: flagArg(args, 'return_im') ? channelJson(team, channel) : { id: channel.id } };
};

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.open': open,
  'users.conversations': ofUser,
};
