import type { App } from '@slack/bolt';
import { z } from 'zod';
import { answerPress, composeAnswer } from '../answering.ts';
import type { SlackContext } from '../context.ts';
import { isDirectMessage } from '../events/said.ts';
import { answerInModal } from '../home/answer-in-modal.ts';
import { openForm } from '../modals/open-form.ts';
import { FormChoice, refreshForm } from '../modals/refresh-form.ts';
import { decodePress } from '../views/button-value.ts';
import { unknownButton } from '../views/notices.ts';
import { press } from './press.ts';

const Selected = z.object({ value: z.string() });

/** A pressed button or a chosen option in a message. Source: docs.slack.dev, block_actions payload. */
const PressPayload = z.object({
  team: z.object({ id: z.string().min(1) }),
  user: z.object({ id: z.string().min(1) }),
  trigger_id: z.string().min(1),
  response_url: z.url().optional(),
  /** Of Home or a modal; neither has a response_url. */
  view: z.object({ id: z.string().min(1), type: z.string(), hash: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional(), channel_id: z.string().optional() }).optional(),
  actions: z
    .tuple([
      z.object({
        block_id: z.string(),
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: Selected.nullish(),
      }),
    ])
    .rest(z.unknown()),
});

/** One listener for every button: those of an old version are answered too. */
export function registerActions(app: App, context: SlackContext): void {
  app.action(/.*/, async ({ body, ack }) => {
    await ack();
    const choice = FormChoice.safeParse(body);
    if (choice.success) return context.background.track(refreshForm(context, choice.data));
    const payload = PressPayload.parse(body);
    const [{ block_id: blockId, value, selected_option: selected }] = payload.actions;
    const pressed = decodePress(value ?? selected?.value ?? '');
    const sender = { teamId: payload.team.id, userId: payload.user.id };
    if (pressed?.do === 'open') {
      const { modal, number, stage } = pressed;
      const entered = stage === undefined ? {} : { stage };
      const channelId = payload.container?.channel_id ?? null;
      const reply = { responseUrl: payload.response_url ?? null, channelId };
      const opening = { sender, triggerId: payload.trigger_id, modal, number, entered, reply };
      return context.background.track(openForm(context, opening));
    }
    if (pressed?.do === 'home') {
      const { hash } = payload.view ?? {};
      return context.background.track(context.homes.show(sender, { offset: pressed.offset, hash }));
    }
    const via = payload.view === undefined ? 'button' : 'home';
    const answer = composeAnswer(context, sender, async (speaker) =>
      pressed === undefined
        ? unknownButton(context.dealCommand)
        : press(context, { speaker, blockId, triggerId: payload.trigger_id, via }, pressed),
    );
    if (payload.response_url === undefined) {
      const place = { sender, triggerId: payload.trigger_id, view: payload.view };
      return context.background.track(answerInModal(context, place, answer));
    }
    // What a whole channel sees stays; only the person's own message makes room for the answer.
    const { is_ephemeral: isEphemeral = false, channel_id: channelId = '' } = payload.container ?? {};
    const placement = { replaceOriginal: isEphemeral || isDirectMessage(channelId) };
    const work = answerPress(context, payload.response_url, answer, placement);
    await context.background.track(work);
  });
}
