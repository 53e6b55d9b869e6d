import { z } from 'zod';
import type { SlackContext } from '../context.ts';
import { drawForm } from './draw-form.ts';
import { besideDeal, State } from './entered.ts';
import { FORM_CALLBACK, noticeView } from './form-view.ts';
import { decodeMetadata } from './metadata.ts';
import { MODAL_TABLE } from './modal-table.ts';
import { showView } from './show-view.ts';

/** A choice in an open form that the rest of it follows from. Source: docs.slack.dev, block_actions payload. */
export const FormChoice = z.object({
  team: z.object({ id: z.string().min(1) }),
  user: z.object({ id: z.string().min(1) }),
  view: z.object({
    id: z.string().min(1),
    hash: z.string(),
    callback_id: z.literal(FORM_CALLBACK),
    private_metadata: z.string(),
    state: State,
  }),
});
export type FormChoice = z.infer<typeof FormChoice>;

/** Shows a form anew after such a choice: with the chosen deal's values, or what the chosen stage asks for. */
export async function refreshForm(context: SlackContext, { team, user, view }: FormChoice): Promise<void> {
  const metadata = decodeMetadata(view.private_metadata);
  if (metadata === undefined) return;
  const sender = { teamId: team.id, userId: user.id };
  const { modal, chooses, reply, deal } = metadata;
  const { deal: chosen, ...entered } = view.state;
  const isOther = chosen != null && Number(chosen) !== deal?.number;
  const drawn = await drawForm(context, sender, {
    modal,
    number: isOther ? Number(chosen) : (deal?.number ?? null),
    seenVersion: isOther ? null : (deal?.seenVersion ?? null),
    chooses,
    // What stands in the deal's fields is the other deal's.
    entered: isOther ? besideDeal(entered) : entered,
    reply,
  });
  const next = drawn.ok ? drawn.view : noticeView(MODAL_TABLE[modal].title, drawn.message, { isLast: true });
  await showView(context, sender, { view_id: view.id, hash: view.hash, view: next });
}
