import type { App, ViewSubmitAction } from '@slack/bolt';
import type { SlackContext } from '../context.ts';
import { formUnreadable } from '../views/notices.ts';
import { FORM_CALLBACK, noticeView } from './form-view.ts';
import { FormSubmission, submitForm } from './submit-form.ts';
import { Query, suggest } from './suggest.ts';

/** One listener for every submitted view, and one for every menu that is searched. */
export function registerModals(app: App, context: SlackContext): void {
  app.view<ViewSubmitAction>(/.*/, async ({ body, view, ack }) => {
    const submission = FormSubmission.safeParse(body);
    if (view.callback_id !== FORM_CALLBACK || !submission.success) {
      context.logger.warn({ callbackId: view.callback_id }, 'submission that nobody reads');
      return ack({ response_action: 'update', view: noticeView('Form', formUnreadable(), { isLast: true }) });
    }
    await context.background.track(submitForm(context, submission.data, ack));
  });
  app.options(/.*/, async ({ body, ack }) => {
    const query = Query.safeParse(body);
    const isDeal = body.block_id === 'deal';
    await ack({ options: query.success && isDeal ? await suggest(context, query.data) : [] });
  });
}
