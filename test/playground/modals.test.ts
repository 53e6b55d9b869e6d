import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/playground/local-slack.ts';
import { type BoltApp, httpApp, socketApp } from './bolt-app.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

function modal(title: string, more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: title,
    title: plain(title),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'name',
        label: plain('Name'),
        element: { type: 'plain_text_input', action_id: 'in' },
      },
      {
        type: 'input',
        block_id: 'stage',
        label: plain('Stage'),
        optional: true,
        element: {
          type: 'static_select',
          action_id: 'in',
          initial_option: { text: plain('Lead'), value: 'lead' },
          options: ['Lead', 'Won'].map((name) => ({ text: plain(name), value: name.toLowerCase() })),
        },
      },
    ],
    ...more,
  };
}

describe.each([
  ['Socket Mode', socketApp],
  ['HTTP', httpApp],
])('a modal over %s', (_name, connect) => {
  let slack: LocalSlack;
  let bolt: BoltApp;
  const user = 'U0ANN';

  const open = async (view = modal('first')) => {
    const { triggerId } = await slack.command({ user, channel: 'C0DEALS', command: '/deal' });
    await bolt.app.client.views.open({ trigger_id: triggerId, view });
  };

  beforeEach(async () => {
    slack = await startLocalSlack();
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
  });

  test('is submitted with what was entered and what stood there before, and closes', async () => {
    let values: unknown;
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack());
      app.view('first', async ({ ack, view }) => {
        values = view.state.values;
        await ack();
      });
    });
    await open();
    const result = await slack.submit({ user, values: { name: 'Acme' } });
    expect(result).toMatchObject({ errors: {}, view: null, acknowledgement: { error: null } });
    expect(values).toMatchObject({
      name: { in: { type: 'plain_text_input', value: 'Acme' } },
      stage: { in: { type: 'static_select', selected_option: { value: 'lead' } } },
    });
  });

  test('is not sent while a required field is empty', async () => {
    bolt = await connect(slack, (app) => app.command('/deal', async ({ ack }) => ack()));
    await open();
    const result = await slack.submit({ user });
    expect(result.acknowledgement).toBeNull();
    expect(Object.keys(result.errors)).toEqual(['name']);
    expect(slack.modal(user)?.errors).toEqual(result.errors);
  });

  test('shows the errors the app answers with, keeps what was typed, then accepts', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack());
      app.view('first', async ({ ack, view }) => {
        const name = view.state.values['name']?.['in']?.value ?? '';
        if (name.length < 3) await ack({ response_action: 'errors', errors: { name: 'Too short' } });
        else await ack();
      });
    });
    await open();
    const refused = await slack.submit({ user, values: { name: 'A', stage: 'won' } });
    expect(refused.errors).toEqual({ name: 'Too short' });
    expect(refused.view?.entered).toMatchObject({ stage: { in: { selected_option: { value: 'won' } } } });
    const accepted = await slack.submit({ user, values: { name: 'Acme' } });
    expect(accepted).toMatchObject({ errors: {}, view: null });
  });

  test('is pushed upon, updated and cleared as the acknowledgement says', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack());
      app.view('first', async ({ ack }) => ack({ response_action: 'push', view: modal('second') }));
      app.view('second', async ({ ack }) => ack({ response_action: 'update', view: modal('third') }));
      app.view('third', async ({ ack }) => ack({ response_action: 'clear' }));
    });
    await open();
    const pushed = await slack.submit({ user, values: { name: 'Acme' } });
    expect(pushed.view?.sent['callback_id']).toBe('second');
    expect(slack.modals(user)).toHaveLength(2);
    const updated = await slack.submit({ user, values: { name: 'Beta' } });
    expect(updated.view).toBe(pushed.view);
    expect(updated.view).toMatchObject({ sent: { callback_id: 'third' } });
    expect(updated.view?.previousViewId).toBe(slack.modals(user)[0]?.id);
    const cleared = await slack.submit({ user });
    expect(cleared.view).toBeNull();
  });

  test('stays open with a word of trouble when the answer is no good', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack());
      app.view('first', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'Lost' } }));
    });
    await open();
    const result = await slack.submit({ user, values: { name: 'Acme' } });
    expect(result.acknowledgement).toMatchObject({
      error: 'invalid_response',
      problems: [{ pointer: '/errors/nowhere' }],
    });
    expect(result.view?.trouble).toContain('trouble');
  });

  test('offers what the app suggests for an external select', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack());
      app.options('deal', async ({ ack, options }) =>
        ack({ options: [{ text: plain(`${options.value} rollout`), value: '42' }] }),
      );
      app.view('first', async ({ ack, view }) => {
        const chosen = view.state.values['deal']?.['deal']?.selected_option?.text.text ?? '';
        await ack({ response_action: 'errors', errors: { deal: chosen } });
      });
    });
    const element = { type: 'external_select', action_id: 'deal', min_query_length: 2 } as const;
    await open(
      modal('first', { blocks: [{ type: 'input', block_id: 'deal', label: plain('Deal'), element }] }),
    );
    await expect(slack.options({ user, actionId: 'deal', query: 'A' })).rejects.toThrow('2 characters');
    const offered = await slack.options({ user, actionId: 'deal', query: 'Acme' });
    expect(offered.options).toEqual([{ text: plain('Acme rollout'), value: '42' }]);
    const result = await slack.submit({ user, values: { deal: '42' } });
    expect(result.errors).toEqual({ deal: 'Acme rollout' });
  });

  test('tells the app that it was closed only when asked to', async () => {
    const closed: string[] = [];
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack());
      app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack, view }) => {
        closed.push(view.callback_id);
        await ack();
      });
    });
    for (const view of [modal('quiet'), modal('loud', { notify_on_close: true })]) {
      await open(view);
      const shown = slack.modal(user);
      if (shown) await slack.close(shown);
    }
    expect(closed).toEqual(['loud']);
    expect(slack.modal(user)).toBeNull();
  });
});

describe('the views methods', () => {
  let slack: LocalSlack;
  let bolt: BoltApp;
  let clock: Date;
  const trigger = async () => {
    return (await slack.command({ user: 'U0ANN', channel: 'C0DEALS', command: '/deal' })).triggerId;
  };

  beforeEach(async () => {
    clock = new Date('2026-11-24T09:00:00Z');
    slack = await startLocalSlack({ now: () => clock });
    bolt = await socketApp(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack());
      app.action(/.*/, async ({ ack }) => ack());
    });
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
  });

  test('a trigger opens one modal, within three seconds', async () => {
    const { views } = bolt.app.client;
    const first = await trigger();
    await views.open({ trigger_id: first, view: modal('one') });
    await expect(views.open({ trigger_id: first, view: modal('one') })).rejects.toMatchObject({
      data: { error: 'exchanged_trigger_id' },
    });
    const second = await trigger();
    clock = new Date(clock.getTime() + 3001);
    await expect(views.open({ trigger_id: second, view: modal('two') })).rejects.toMatchObject({
      data: { error: 'expired_trigger_id' },
    });
    await expect(views.open({ trigger_id: 'made.up', view: modal('two') })).rejects.toMatchObject({
      data: { error: 'invalid_trigger_id' },
    });
  });

  test('an invalid view is refused with a pointer and costs no trigger', async () => {
    const { views } = bolt.app.client;
    const id = await trigger();
    const wrong = modal('A title that is much too long');
    await expect(views.open({ trigger_id: id, view: wrong })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    await views.open({ trigger_id: id, view: modal('fine') });
    expect(slack.modal('U0ANN')).not.toBeNull();
  });

  test('an update needs the right hash, keeps what was typed, and finds a view by its external id', async () => {
    const { views } = bolt.app.client;
    await views.open({ trigger_id: await trigger(), view: modal('one', { external_id: 'mine' }) });
    const view = slack.modal('U0ANN');
    if (!view) throw new Error('no modal');
    const before = view.hash;
    await slack.submit({ user: 'U0ANN', values: { stage: 'won' } });
    await views.update({ external_id: 'mine', hash: before, view: modal('two', { external_id: 'mine' }) });
    expect(view).toMatchObject({
      sent: { callback_id: 'two' },
      entered: { stage: { in: { type: 'static_select' } } },
    });
    await expect(
      views.update({ view_id: view.id, hash: before, view: modal('three') }),
    ).rejects.toMatchObject({
      data: { error: 'hash_conflict' },
    });
  });

  test('three modals are the most that are stacked', async () => {
    const { views } = bolt.app.client;
    const withButton = (title: string): ModalView => ({
      ...modal(title),
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] }],
    });
    await views.open({ trigger_id: await trigger(), view: withButton('one') });
    for (const title of ['two', 'three']) {
      const { triggerId } = await slack.press({ user: 'U0ANN', actionId: 'go' });
      await views.push({ trigger_id: triggerId, view: withButton(title) });
    }
    const { triggerId, responseUrl } = await slack.press({ user: 'U0ANN', actionId: 'go' });
    expect(responseUrl).toBeNull();
    await expect(views.push({ trigger_id: triggerId, view: withButton('four') })).rejects.toMatchObject({
      data: { error: 'push_limit_reached' },
    });
  });
});
