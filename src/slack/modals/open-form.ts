import { setTimeout as after } from 'node:timers/promises';
import type { SlackContext } from '../context.ts';
import type { Sender } from '../speaker.ts';
import type { ModalName } from '../views/button-value.ts';
import { formNotOpened, workspaceUnknown } from '../views/notices.ts';
import { drawForm } from './draw-form.ts';
import type { Entered } from './entered.ts';
import { loadingView, noticeView } from './form-view.ts';
import type { Reply } from './metadata.ts';
import { MODAL_TABLE } from './modal-table.ts';
import { sendReply } from './reply.ts';
import { showView } from './show-view.ts';

/**
 * How long a form may take to be drawn before a loading view opens in its place: the trigger lasts 3
 * seconds, however long the database needs.
 * Source: docs.slack.dev, "Modals", Opening modals.
 */
const HEAD_START_MS = 500;

/** Who opens which form, and by which trigger. */
export interface Opening {
  readonly sender: Sender;
  readonly triggerId: string;
  readonly modal: ModalName;
  /** The deal's number; null: none is given. */
  readonly number: number | null;
  /** What the form has filled in already. */
  readonly entered: Entered;
  readonly reply: Reply;
}

/** Opens a form. What stands in the way is told as a message, or in the form's place. Never rejects. */
export async function openForm(context: SlackContext, opening: Opening): Promise<void> {
  const { sender, triggerId, number, reply, entered } = opening;
  const modal = MODAL_TABLE[opening.modal];
  const chooses = modal.needsDeal && number === null;
  const drawing = drawForm(context, sender, {
    modal: opening.modal,
    number,
    seenVersion: null,
    chooses,
    entered,
    reply,
  });
  const inTime = await Promise.race([drawing, after(HEAD_START_MS, undefined, { ref: false })]);
  if (inTime?.ok === false) return sendReply(context, sender, reply, inTime.message);
  try {
    const team = await context.teams.find(sender.teamId);
    if (team === undefined) return await sendReply(context, sender, reply, workspaceUnknown());
    const opened = await team.client.views.open({
      trigger_id: triggerId,
      view: inTime?.view ?? loadingView(modal),
    });
    const { id, hash } = opened.view ?? {};
    if (inTime !== undefined || id === undefined || hash === undefined) return;
    const drawn = await drawing;
    const view = drawn.ok ? drawn.view : noticeView(modal.title, drawn.message, { isLast: true });
    await showView(context, sender, { view_id: id, hash, view });
  } catch (error) {
    context.logger.error({ err: error }, 'form could not be opened');
    await sendReply(context, sender, reply, formNotOpened());
  }
}
