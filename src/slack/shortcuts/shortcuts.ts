import type { App } from '@slack/bolt';
import type { SlackContext } from '../context.ts';
import { answeredOnce } from '../events/answered-once.ts';
import { MessageShortcut } from './message-shortcut.ts';
import { openFromMessage } from './open-from-message.ts';

/** One listener for every shortcut: unacknowledged, Slack shows the person an error. */
export function registerShortcuts(app: App, context: SlackContext): void {
  // A trigger opens one form: of a shortcut that is delivered twice, the second would only be an error.
  const once = answeredOnce();
  app.shortcut(/.*/, async ({ body, client, ack }) => {
    await ack();
    const shortcut = MessageShortcut.safeParse(body);
    if (!shortcut.success) return context.logger.warn({ callbackId: body.callback_id }, 'unknown shortcut');
    const opening = once(body.trigger_id, () => openFromMessage(context, client, shortcut.data));
    await context.background.track(opening);
  });
}
