import type { App } from '@slack/bolt';
import { z } from 'zod';
import { answerCommand, composeAnswer } from '../answering.ts';
import type { SlackContext } from '../context.ts';
import { openForm } from '../modals/open-form.ts';
import { modalOfVerb } from '../modals/verb-modals.ts';
import { unknownCommand, unreadable } from '../views/notices.ts';
import { answerDealCommand } from './deal-command.ts';
import { answerPipelineCommand } from './pipeline-command.ts';

/** A slash command's payload. Source: docs.slack.dev, "Implementing slash commands". */
const CommandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  channel_id: z.string(),
  response_url: z.url(),
  trigger_id: z.string().min(1),
});
export type CommandPayload = z.infer<typeof CommandPayload>;

/** One listener for every command: a command that nobody answers is an error on the person's screen. */
export function registerCommands(app: App, context: SlackContext): void {
  app.command(/.*/, async ({ body, ack }) => {
    const parsed = CommandPayload.safeParse(body);
    if (!parsed.success) return ack(unreadable());
    const payload = parsed.data;
    const sender = { teamId: payload.team_id, userId: payload.user_id };
    const modal = payload.command === context.dealCommand ? modalOfVerb(payload.text) : undefined;
    if (modal !== undefined) {
      const opening = openForm(context, {
        sender,
        triggerId: payload.trigger_id,
        modal,
        number: null,
        entered: {},
        reply: { responseUrl: payload.response_url, channelId: payload.channel_id },
      });
      await ack();
      await context.background.track(opening);
      return;
    }
    const answer = composeAnswer(context, sender, async (speaker) => {
      switch (payload.command) {
        case context.dealCommand:
          return answerDealCommand(context, speaker, payload);
        case context.pipelineCommand:
          return answerPipelineCommand(context, speaker, payload);
        default:
          return unknownCommand(payload.command, context.dealCommand);
      }
    });
    await context.background.track(answerCommand(context, payload.response_url, ack, answer));
  });
}
