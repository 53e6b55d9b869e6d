import type { ModalView } from '@slack/types';
import { dealAsSeen } from '../../deals/deal-as-seen.ts';
import { type Refusal, Refused } from '../../deals/refusal.ts';
import type { Request } from '../../deals/request.ts';
import { type DealRecord, findDeals } from '../../storage/deals.ts';
import type { SlackContext } from '../context.ts';
import { failureMessage } from '../failure.ts';
import { recognise, type Sender } from '../speaker.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import { type Message, message, say } from '../views/message.ts';
import { escaped } from '../views/text.ts';
import { conflictNote } from './conflict-note.ts';
import { drawFor, formRequest, lookedAt } from './draw-form.ts';
import { besideDeal, type Entered, type FieldErrors } from './entered.ts';
import { formView } from './form-view.ts';
import type { Metadata } from './metadata.ts';
import { MODAL_TABLE } from './modal-table.ts';
import { refusalErrors } from './refusal-errors.ts';
import { touched } from './shown-value.ts';

/** A submitted form. */
export interface Submitted {
  readonly metadata: Metadata;
  readonly entered: Entered;
  /** The same for every delivery of this submission. */
  readonly inputId: string;
}

/** What came of a submission, each with the words for it. */
export type Outcome =
  | { readonly kind: 'saved'; readonly message: Message }
  /** Something typed can't be saved. */
  | { readonly kind: 'errors'; readonly errors: FieldErrors; readonly message: Message }
  /** The form is shown once more, with what has changed or is still asked for. */
  | { readonly kind: 'again'; readonly view: ModalView; readonly message: Message }
  | { readonly kind: 'refused'; readonly message: Message };

/** Saves a submitted form, whatever happens: errors have become words, so this never rejects. */
export async function saveForm(
  context: SlackContext,
  sender: Sender,
  submitted: Submitted,
): Promise<Outcome> {
  try {
    const known = await recognise(context, sender);
    if (!known.ok) return { kind: 'refused', message: known.message };
    const request = formRequest(context, known.speaker, submitted.inputId);
    const { metadata, entered } = submitted;
    const chosen = entered.deal ?? null;
    if (chosen !== null && Number(chosen) !== metadata.deal?.number) {
      return await drawChosen(context, request, submitted, Number(chosen));
    }
    const deal = metadata.deal && (await dealOf(context, request, metadata.deal.id));
    if (deal === undefined) return refused(context, request, { code: 'dealNotFound' });
    const { dependencies } = context;
    const seen = deal && (await dealAsSeen(dependencies, deal, metadata.deal?.seenVersion ?? deal.version));
    return await save(context, request, submitted, seen);
  } catch (error) {
    return { kind: 'refused', message: failureMessage(error, context.logger) };
  }
}

async function save(
  context: SlackContext,
  request: Request,
  submitted: Submitted,
  seen: DealRecord | null,
): Promise<Outcome> {
  const view = viewContext(context, request);
  const { entered, metadata } = submitted;
  try {
    const submission = { request, entered, context: view, seen };
    const saved = await MODAL_TABLE[metadata.modal].save(context.dependencies, submission);
    if (saved.ok) return { kind: 'saved', message: answerMessage(saved.answer, view) };
    return { kind: 'errors', errors: saved.errors, message: errorsMessage(saved.errors) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return outcomeOf(context, request, submitted, seen, error.refusal);
  }
}

/** What a refusal makes of the form: closed where there is nothing to save, else kept with what stands in the way. */
async function outcomeOf(
  context: SlackContext,
  request: Request,
  { metadata, entered }: Submitted,
  seen: DealRecord | null,
  refusal: Refusal,
): Promise<Outcome> {
  const view = viewContext(context, request);
  const { message: words } = refused(context, request, refusal);
  if (refusal.code === 'unchanged') return { kind: 'saved', message: words };
  if (refusal.code === 'changedMeanwhile' && seen !== null) {
    const note = conflictNote(refusal, seen, view);
    return {
      kind: 'again',
      view: formView({
        modal: MODAL_TABLE[metadata.modal],
        form: { deal: refusal.deal, entered: touched(entered, seen, view), context: view },
        metadata: { ...metadata, deal: lookedAt(refusal.deal) },
        note,
      }),
      message: message(say(note)),
    };
  }
  const errors = refusalErrors(refusal, words);
  if (errors === undefined) return { kind: 'refused', message: words };
  if (Object.keys(errors).every((field) => field in entered))
    return { kind: 'errors', errors, message: words };
  const draft = { ...metadata, number: metadata.deal?.number ?? null, seenVersion: null, entered };
  const drawn = await drawFor(context, request, draft);
  return drawn.ok ? { kind: 'again', view: drawn.view, message: words } : { kind: 'refused', message: words };
}

/** The form of a deal that was chosen so late that its values aren't in the form yet. */
async function drawChosen(
  context: SlackContext,
  request: Request,
  { metadata, entered }: Submitted,
  number: number,
): Promise<Outcome> {
  const draft = { ...metadata, number, seenVersion: null, entered: besideDeal(entered) };
  const drawn = await drawFor(context, request, draft);
  return drawn.ok
    ? { kind: 'again', view: drawn.view, message: message(say('The deal is chosen; nothing is saved yet.')) }
    : { kind: 'refused', message: drawn.message };
}

async function dealOf(
  { dependencies }: SlackContext,
  { speaker: { workspace } }: Request,
  id: string,
): Promise<DealRecord | undefined> {
  const [deal] = await findDeals(dependencies.storage.database, workspace.id, [id]);
  return deal?.removedAt === null ? deal : undefined;
}

function refused(context: SlackContext, request: Request, refusal: Refusal) {
  const answer = { kind: 'refused', refusal, retry: null } as const;
  return { kind: 'refused', message: answerMessage(answer, viewContext(context, request)) } as const;
}

function errorsMessage(errors: FieldErrors): Message {
  return message(say('Nothing is saved yet.', ...Object.values(errors).map((line) => escaped(line, 300))));
}
