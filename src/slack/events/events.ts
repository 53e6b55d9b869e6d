import type { App } from '@slack/bolt';
import type { SlackContext } from '../context.ts';
import { answerSaid } from './answer-said.ts';
import { answeredOnce } from './answered-once.ts';
import { readSaid } from './said.ts';

/**
 * Listens to what is said to the bot: mentions anywhere, and everything in its own direct messages. Bolt
 * acknowledges events by itself, those that nothing listens to included.
 */
export function registerEvents(app: App, context: SlackContext): void {
  const once = answeredOnce();
  const listen = (type: 'app_mention' | 'message', isDirect: boolean) =>
    app.event(type, async ({ body }) => {
      const said = readSaid(body);
      if (said?.isDirect === isDirect) await context.background.track(answerSaid(context, once, said));
    });
  // A mention in a direct message is a message there as well, and answered as that.
  listen('app_mention', false);
  listen('message', true);
}
