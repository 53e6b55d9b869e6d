import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackContext } from '../context.ts';

/** Source: docs.slack.dev, app_home_opened. `view` is missing before the first publishing. */
const HomeOpened = z.object({
  team_id: z.string().min(1),
  event: z.object({
    user: z.string().min(1),
    tab: z.string(),
    view: z.object({ hash: z.string() }).optional(),
  }),
});

/** Shows Home to whoever opens it; the event also tells of the messages tab. */
export function registerHome(app: App, context: SlackContext): void {
  app.event('app_home_opened', async ({ body }) => {
    const opened = HomeOpened.safeParse(body);
    if (!opened.success || opened.data.event.tab !== 'home') return;
    const { team_id: teamId, event } = opened.data;
    const look = { offset: 0, hash: event.view?.hash };
    await context.background.track(context.homes.show({ teamId, userId: event.user }, look));
  });
}
