import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { suggestDeals } from '../../deals/suggest-deals.ts';
import { patience } from '../answering.ts';
import type { SlackContext } from '../context.ts';
import { recognise, type Sender } from '../speaker.ts';
import { viewContext } from '../view-context.ts';
import { LIMITS } from '../views/limits.ts';
import { formRequest } from './draw-form.ts';
import { dealChoice, option } from './inputs.ts';

/** What somebody has typed into a menu that is searched. Source: docs.slack.dev, block_suggestion payload. */
export const Query = z.object({
  team: z.object({ id: z.string().min(1) }),
  user: z.object({ id: z.string().min(1) }),
  value: z.string().default(''),
});
export type Query = z.infer<typeof Query>;

/** The deals that fit what was typed; none for a guest, or when the database takes too long. */
export async function suggest(
  context: SlackContext,
  { team, user, value }: Query,
): Promise<PlainTextOption[]> {
  const options = optionsFor(context, { teamId: team.id, userId: user.id }, value).catch((error: unknown) => {
    context.logger.error({ err: error }, 'deals could not be suggested');
    return [];
  });
  return (await Promise.race([options, patience()])) ?? [];
}

async function optionsFor(context: SlackContext, sender: Sender, typed: string): Promise<PlainTextOption[]> {
  const known = await recognise(context, sender);
  if (!known.ok) return [];
  const request = formRequest(context, known.speaker, 'suggestion');
  const deals = await suggestDeals(context.dependencies, request, typed, LIMITS.selectOptions);
  const view = viewContext(context, request);
  return deals.map((deal) => option({ value: String(deal.number), label: dealChoice(deal, view) }));
}
