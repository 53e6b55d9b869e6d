import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { SlackContext } from '../context.ts';
import type { Sender } from '../speaker.ts';

/** Which open view takes which content; with `hash` only as long as nothing else was shown in it. */
export type Shown = (
  | { readonly view_id: string; readonly hash?: string }
  | { readonly external_id: string }
) & {
  readonly view: ModalView;
};

const Gone = z.object({ data: z.object({ error: z.enum(['not_found', 'hash_conflict']) }) });

/** Shows new content in an open view; false when the person has closed it, or sees something newer. */
export async function showView(context: SlackContext, { teamId }: Sender, shown: Shown): Promise<boolean> {
  try {
    const team = await context.teams.find(teamId);
    if (team === undefined) return false;
    await team.client.views.update(shown);
    return true;
  } catch (error) {
    if (!Gone.safeParse(error).success) context.logger.error({ err: error }, 'view could not be shown');
    return false;
  }
}
