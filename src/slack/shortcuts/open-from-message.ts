import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Request } from '../../deals/request.ts';
import type { SlackContext } from '../context.ts';
import { failureMessage } from '../failure.ts';
import { drawFor, formRequest } from '../modals/draw-form.ts';
import type { Entered } from '../modals/entered.ts';
import { loadingView, noticeView } from '../modals/form-view.ts';
import { MODAL_TABLE } from '../modals/modal-table.ts';
import { sendReply } from '../modals/reply.ts';
import { showView } from '../modals/show-view.ts';
import { nameLookup, withNames } from '../person-names.ts';
import { recognise } from '../speaker.ts';
import { viewContext } from '../view-context.ts';
import { formNotOpened } from '../views/notices.ts';
import { dealInMessage } from './deal-in-message.ts';
import type { MessageShortcut } from './message-shortcut.ts';
import { messageText } from './message-text.ts';
import { quotedNote } from './quoted-note.ts';

/** The form behind each shortcut. */
const FORMS = { create_deal: 'create', add_to_deal: 'note' } as const;

const PRIVATE_NOTE =
  'This message is from a private conversation. What you save of it here, every full member of this workspace can read.';

/**
 * Opens the form of a message shortcut, filled in from the message. A loading view takes the trigger first,
 * since names and links are asked of Slack. Whoever may not use it is told so in its place. Never rejects.
 */
export async function openFromMessage(
  context: SlackContext,
  client: WebClient,
  shortcut: MessageShortcut,
): Promise<void> {
  const sender = senderOf(shortcut);
  try {
    const view = loadingView(MODAL_TABLE[FORMS[shortcut.callback_id]]);
    const opened = await client.views.open({ trigger_id: shortcut.trigger_id, view });
    const drawn = await draw(context, client, shortcut);
    await showView(context, sender, { view_id: opened.view?.id ?? '', view: drawn });
  } catch (error) {
    context.logger.error({ err: error }, 'form could not be opened');
    await sendReply(context, sender, replyTo(shortcut), formNotOpened());
  }
}

async function draw(context: SlackContext, client: WebClient, shortcut: MessageShortcut): Promise<ModalView> {
  const modal = FORMS[shortcut.callback_id];
  const { title, needsDeal } = MODAL_TABLE[modal];
  try {
    const known = await recognise(context, senderOf(shortcut));
    if (!known.ok) return noticeView(title, known.message, { isLast: true });
    const request = formRequest(context, known.speaker, 'form');
    const drawn = await drawFor(context, request, {
      modal,
      number: null,
      seenVersion: null,
      chooses: needsDeal,
      entered: await enteredFrom(context, client, request, shortcut),
      reply: replyTo(shortcut),
      ...(isPrivate(shortcut) ? { note: PRIVATE_NOTE } : {}),
    });
    return drawn.ok ? drawn.view : noticeView(title, drawn.message, { isLast: true });
  } catch (error) {
    return noticeView(title, failureMessage(error, context.logger), { isLast: true });
  }
}

/** What the form has filled in from the message. */
async function enteredFrom(
  context: SlackContext,
  client: WebClient,
  request: Request,
  { callback_id, channel, message_ts, message }: MessageShortcut,
): Promise<Entered> {
  const { database } = context.dependencies.storage;
  const nameOf = nameLookup(database, request.speaker.workspace, client);
  const text = await withNames(withoutChannels(messageText(message)), nameOf);
  if (callback_id === 'create_deal') return dealInMessage(text, viewContext(context, request));
  const [author, permalink] = await Promise.all([
    message.user === undefined ? undefined : nameOf(message.user),
    permalinkOf(client, channel.id, message_ts),
  ]);
  return quotedNote({ text, author: author ?? message.username ?? message.bot_profile?.name, permalink });
}

/** Undefined where the bot isn't: Slack then says that there is no such channel. */
async function permalinkOf(client: WebClient, channel: string, ts: string): Promise<string | undefined> {
  const link = await client.chat.getPermalink({ channel, message_ts: ts }).catch(() => undefined);
  return link?.permalink;
}

/** A private channel's name must not reach whoever isn't in it, and a message doesn't say which are private. */
function withoutChannels(text: string): string {
  return text.replaceAll(/<#[CGD][A-Z0-9]+(?:\|[^<>]*)?>/g, '#channel');
}

/** Slack hides the names of private places behind words of its own. Source: docs.slack.dev, message shortcut payload. */
function isPrivate({ channel: { id, name = '' } }: MessageShortcut): boolean {
  return /^[DG]/.test(id) || ['privategroup', 'directmessage'].includes(name) || name.startsWith('mpdm-');
}

function senderOf({ team, user }: MessageShortcut) {
  return { teamId: team.id, userId: user.id };
}

function replyTo({ response_url, channel }: MessageShortcut) {
  return { responseUrl: response_url ?? null, channelId: channel.id };
}
