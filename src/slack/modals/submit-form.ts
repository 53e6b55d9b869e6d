import { randomUUID } from 'node:crypto';
import type { ViewResponseAction } from '@slack/bolt';
import { z } from 'zod';
import { patience } from '../answering.ts';
import type { SlackContext } from '../context.ts';
import type { Sender } from '../speaker.ts';
import { answerView } from '../views/answer-view.ts';
import { formUnreadable } from '../views/notices.ts';
import { State } from './entered.ts';
import { noticeView, savingView } from './form-view.ts';
import { decodeMetadata, type Metadata } from './metadata.ts';
import { MODAL_TABLE } from './modal-table.ts';
import { sendReply } from './reply.ts';
import { type Outcome, saveForm } from './save-form.ts';
import { showView } from './show-view.ts';

/** A submitted form's payload. Source: docs.slack.dev, view_submission payload. */
export const FormSubmission = z.object({
  team: z.object({ id: z.string().min(1) }),
  user: z.object({ id: z.string().min(1) }),
  view: z.object({
    id: z.string().min(1),
    hash: z.string(),
    private_metadata: z.string(),
    state: State,
  }),
});
export type FormSubmission = z.infer<typeof FormSubmission>;

/**
 * Saves a form and acknowledges it in time. Whatever doesn't save keeps what was typed: errors stand
 * beside the fields, everything else is shown over the form, which "Back" returns to.
 */
export async function submitForm(
  context: SlackContext,
  { team, user, view }: FormSubmission,
  ack: (response?: ViewResponseAction) => Promise<void>,
): Promise<void> {
  const metadata = decodeMetadata(view.private_metadata);
  if (metadata === undefined) {
    return ack({ response_action: 'update', view: noticeView('Form', formUnreadable(), { isLast: true }) });
  }
  const sender = { teamId: team.id, userId: user.id };
  // Slack gives a view another hash whenever it shows something else; a corrected form is another input
  // only once the first is saved, since only what is saved is remembered.
  const inputId = `view:${view.id}:${view.hash}`;
  const saving = saveForm(context, sender, { metadata, entered: view.state, inputId });
  const inTime = await Promise.race([saving, patience()]);
  const externalId = `saving:${randomUUID()}`;
  const { title } = MODAL_TABLE[metadata.modal];
  // Home is no place for a message: there the receipt takes the place of the form.
  const isInPlace = metadata.reply.responseUrl === null && metadata.reply.channelId === null;
  const late = { response_action: 'push', view: savingView(title, externalId) } as const;
  try {
    await ack(inTime === undefined ? late : responseTo(inTime, title, isInPlace));
  } catch (error) {
    context.logger.warn({ err: error }, 'acknowledgement did not reach slack');
    return sendReply(context, sender, metadata.reply, (await saving).message);
  }
  if (inTime === undefined)
    await followUp(context, sender, { metadata, viewId: view.id, externalId }, await saving);
  else if (inTime.kind === 'saved' && !isInPlace)
    await sendReply(context, sender, metadata.reply, inTime.message);
  await context.homes.refresh(sender);
}

function responseTo(outcome: Outcome, title: string, isInPlace: boolean): ViewResponseAction | undefined {
  switch (outcome.kind) {
    case 'saved':
      return isInPlace ? { response_action: 'update', view: answerView(outcome.message) } : undefined;
    case 'errors':
      return { response_action: 'errors', errors: { ...outcome.errors } };
    case 'again':
      return { response_action: 'update', view: outcome.view };
    case 'refused':
      return { response_action: 'push', view: noticeView(title, outcome.message, { isLast: false }) };
    default:
      return outcome satisfies never;
  }
}

/** Tells late what came of a submission: over the form, or as a message once that is closed. */
async function followUp(
  context: SlackContext,
  sender: Sender,
  { metadata, viewId, externalId }: { metadata: Metadata; viewId: string; externalId: string },
  outcome: Outcome,
): Promise<void> {
  const { title } = MODAL_TABLE[metadata.modal];
  const isSaved = outcome.kind === 'saved';
  if (outcome.kind === 'again') await showView(context, sender, { view_id: viewId, view: outcome.view });
  const view = noticeView(title, outcome.message, { isLast: isSaved });
  const isSeen = await showView(context, sender, { external_id: externalId, view });
  if (isSaved || !isSeen) await sendReply(context, sender, metadata.reply, outcome.message);
}
