import type { ModalView } from '@slack/types';
import { dealAsSeen } from '../../deals/deal-as-seen.ts';
import type { Refusal } from '../../deals/refusal.ts';
import type { Request } from '../../deals/request.ts';
import { type DealRecord, findDealByNumber } from '../../storage/deals.ts';
import type { Speaker } from '../../storage/speakers.ts';
import type { SlackContext } from '../context.ts';
import { failureMessage } from '../failure.ts';
import { recognise, type Sender } from '../speaker.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import type { ModalName } from '../views/button-value.ts';
import type { Message } from '../views/message.ts';
import type { Entered } from './entered.ts';
import { formView } from './form-view.ts';
import type { Metadata, Reply } from './metadata.ts';
import { MODAL_TABLE } from './modal-table.ts';

/** A form that somebody asked for. */
export interface Draft {
  readonly modal: ModalName;
  /** The deal's number; null: a new deal, or one that is still to be chosen. */
  readonly number: number | null;
  /** Which version of it they are looking at; null: the one that is there now. */
  readonly seenVersion: number | null;
  readonly chooses: boolean;
  readonly entered: Entered;
  readonly reply: Reply;
  /** What there is to say before anything else. */
  readonly note?: string;
}

/** The form as a view, or what there is to say instead. */
export type Drawn =
  | { readonly ok: true; readonly view: ModalView }
  | { readonly ok: false; readonly message: Message };

/** Draws a form for whoever asked, whatever happens: errors have become words, so this never rejects. */
export async function drawForm(context: SlackContext, sender: Sender, draft: Draft): Promise<Drawn> {
  try {
    const known = await recognise(context, sender);
    return known.ok ? await drawFor(context, formRequest(context, known.speaker, 'form'), draft) : known;
  } catch (error) {
    return { ok: false, message: failureMessage(error, context.logger) };
  }
}

/** The request that a form makes for its speaker. */
export function formRequest(context: SlackContext, speaker: Speaker, inputId: string): Request {
  return { speaker, inputId, via: 'modal', at: context.now() };
}

/** {@link drawForm} for a speaker who is known. */
export async function drawFor(context: SlackContext, request: Request, draft: Draft): Promise<Drawn> {
  const { number, seenVersion, chooses, entered, reply } = draft;
  const modal = MODAL_TABLE[draft.modal];
  const deal = number === null ? null : await findDeal(context, request, number, seenVersion);
  const view = viewContext(context, request);
  const no = (refusal: Refusal) =>
    ({ ok: false, message: answerMessage({ kind: 'refused', refusal, retry: null }, view) }) as const;
  if (deal === undefined) return no({ code: 'dealNotFound' });
  const refusal = modal.gate(request, deal);
  if (refusal !== null) return no(refusal);
  const metadata = { modal: draft.modal, deal: deal && lookedAt(deal), chooses, reply };
  const note = draft.note === undefined ? {} : { note: draft.note };
  return { ok: true, view: formView({ modal, form: { deal, entered, context: view }, metadata, ...note }) };
}

/** What a form remembers of its deal. */
export function lookedAt({ id, number, version }: DealRecord): NonNullable<Metadata['deal']> {
  return { id, number, seenVersion: version };
}

async function findDeal(
  { dependencies }: SlackContext,
  { speaker: { workspace } }: Request,
  number: number,
  seenVersion: number | null,
): Promise<DealRecord | undefined> {
  const deal = await findDealByNumber(dependencies.storage.database, workspace.id, number);
  return deal === undefined || seenVersion === null ? deal : dealAsSeen(dependencies, deal, seenVersion);
}
