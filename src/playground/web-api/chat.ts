import { LIMITS } from '../blocks/limits.ts';
import { messageJson } from '../payloads/message-json.ts';
import { type Channel, directMessages } from '../state/channels.ts';
import { addMessage, editMessage, findMessage, type Message, removeMessage } from '../state/messages.ts';
import { type Call, channelArg, type Method, needScope, Refusal, requiredArg, textArg } from './call.ts';
import { messageArguments, metadataArgument } from './message-arguments.ts';

/** Where a message may go: a channel by id or name, or a person, whose DM is opened. */
function destination(call: Call): Channel {
  const { team } = call;
  const name = requiredArg(call.args, 'channel');
  const person = team.people.get(name);
  if (person && person.id !== team.botUserId) return directMessages(team, person.id);
  const channel =
    team.channels.get(name) ?? [...team.channels.values()].find((one) => `#${one.name}` === name);
  if (!channel) throw new Refusal('channel_not_found');
  const member = channel.members.has(team.botUserId);
  if (!member && channel.kind !== 'public') throw new Refusal('channel_not_found');
  if (channel.is_archived) throw new Refusal('is_archived');
  if (!member && !team.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  return channel;
}

const postMessage: Method = (call) => {
  const { world, team, args } = call;
  needScope(team, 'chat:write');
  const channel = destination(call);
  const content = messageArguments(args, 'posted', LIMITS.postText);
  const threadTs = textArg(args, 'thread_ts') ?? null;
  const metadata = metadataArgument(args) ?? null;
  const message = addMessage(world, team, {
    ...content,
    channel: channel.id,
    user: team.botUserId,
    threadTs,
    metadata,
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: messageJson(world.app, team, message, { metadata: true }),
  };
};

const postEphemeral: Method = (call) => {
  const { world, team, args } = call;
  needScope(team, 'chat:write');
  const channel = destination(call);
  const user = requiredArg(args, 'user');
  if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
  const content = messageArguments(args, 'plain', LIMITS.postText);
  const threadTs = textArg(args, 'thread_ts') ?? null;
  const place = { channel: channel.id, user: team.botUserId, threadTs, ephemeralTo: user };
  return { message_ts: addMessage(world, team, { ...content, ...place }).ts };
};

/** The bot's own message of `channel` and `ts`. */
function ownMessage(call: Call, refusal: string): Message {
  const channel = channelArg(call);
  const message = findMessage(call.team, channel.id, requiredArg(call.args, 'ts'));
  if (!message) throw new Refusal('message_not_found');
  if (!message.byBot) throw new Refusal(refusal);
  return message;
}

const update: Method = (call) => {
  const { world, team, args } = call;
  needScope(team, 'chat:write');
  const message = ownMessage(call, 'cant_update_message');
  const content = messageArguments(args, 'posted', LIMITS.updateText);
  const metadata = metadataArgument(args);
  editMessage(world, message, metadata ? { ...content, metadata } : content);
  const shown = messageJson(world.app, team, message, { metadata: true });
  return { channel: message.channel, ts: message.ts, text: message.text, message: shown };
};

const remove: Method = (call) => {
  needScope(call.team, 'chat:write');
  const message = ownMessage(call, 'cant_delete_message');
  removeMessage(call.world, call.team, message);
  return { channel: message.channel, ts: message.ts };
};

const getPermalink: Method = (call) => {
  const channel = channelArg(call);
  const message = findMessage(call.team, channel.id, requiredArg(call.args, 'message_ts'));
  if (!message) throw new Refusal('message_not_found');
  const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const path = `archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink: `https://${call.team.domain}.slack.com/${path}` };
};

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
