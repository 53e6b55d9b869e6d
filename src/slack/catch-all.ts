import type { App } from '@slack/bolt';
import type { SlackContext } from './context.ts';

/**
 * Acknowledges what nothing else listens to. Unacknowledged, Slack shows the person an error and, for an
 * event, sends it again three times.
 */
export function registerCatchAll(app: App, { logger }: SlackContext): void {
  app.shortcut(/.*/, async ({ ack, shortcut }) => {
    await ack();
    logger.warn({ callbackId: shortcut.callback_id }, 'unknown shortcut');
  });
  app.event(/.*/, async ({ event }) => {
    logger.debug({ type: event.type }, 'event that nothing listens to');
  });
}
