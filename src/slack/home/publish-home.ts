import type { HomeView } from '@slack/types';
import { z } from 'zod';
import { myHome } from '../../deals/my-home.ts';
import type { BaseContext } from '../context.ts';
import { failureMessage } from '../failure.ts';
import { recognise, type Sender } from '../speaker.ts';
import { viewContext } from '../view-context.ts';
import { homeNotice, homeView } from '../views/home.ts';
import type { Look } from './homes.ts';

const Conflict = z.object({ data: z.object({ error: z.literal('hash_conflict') }) });

/**
 * Builds somebody's Home and publishes it, unless it shows the same already. When Slack shows another view
 * than we know of, it is built anew, once, and takes that view's place. Never rejects; answers with what
 * is shown then.
 */
export async function publishHome(context: BaseContext, sender: Sender, look: Look): Promise<Look> {
  try {
    return await publish(context, sender, look);
  } catch (error) {
    if (!Conflict.safeParse(error).success) return failed(context, look, error);
  }
  try {
    return await publish(context, sender, { ...look, hash: undefined, shown: undefined });
  } catch (error) {
    return failed(context, look, error);
  }
}

async function publish(context: BaseContext, sender: Sender, look: Look): Promise<Look> {
  const team = await context.teams.find(sender.teamId);
  if (team === undefined) return look;
  const view = await buildHome(context, sender, look.offset);
  const shown = JSON.stringify(view);
  if (shown === look.shown) return look;
  const hash = look.hash === undefined ? {} : { hash: look.hash };
  const published = await team.client.views.publish({ user_id: sender.userId, view, ...hash });
  return { ...look, hash: published.view?.hash, shown };
}

async function buildHome(context: BaseContext, sender: Sender, offset: number): Promise<HomeView> {
  try {
    const known = await recognise(context, sender);
    if (!known.ok) return homeNotice(known.message);
    const request = { speaker: known.speaker, inputId: 'home', via: 'home', at: context.now() } as const;
    return homeView(await myHome(context.dependencies, request, offset), viewContext(context, request));
  } catch (error) {
    return homeNotice(failureMessage(error, context.logger));
  }
}

function failed({ logger }: BaseContext, look: Look, error: unknown): Look {
  logger.error({ err: error }, 'home could not be published');
  return { ...look, hash: undefined, shown: undefined };
}
