import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/playground/local-slack.ts';
import { type BoltApp, httpApp, socketApp } from './bolt-app.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const button = (actionId: string, value: string) =>
  ({
    type: 'button',
    action_id: actionId,
    value,
    text: plain(`Press ${value}`),
  }) as const;
const actions = (...elements: ReturnType<typeof button>[]) =>
  ({ type: 'actions', block_id: 'row', elements }) as const;

describe.each([
  ['Socket Mode', socketApp],
  ['HTTP', httpApp],
])('acting on what the app shows, over %s', (_name, connect) => {
  let slack: LocalSlack;
  let bolt: BoltApp;

  beforeEach(async () => {
    slack = await startLocalSlack();
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
  });

  test('a button in a message reaches its listener, which updates the message', async () => {
    bolt = await connect(slack, (app) => {
      app.action('snooze', async ({ ack, action, body, client }) => {
        await ack();
        if (body.type !== 'block_actions' || action.type !== 'button' || !body.message || !body.channel)
          return;
        const text = `${body.user.id} chose ${action.value}`;
        await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text, blocks: [] });
      });
    });
    await bolt.app.client.chat.postMessage({
      channel: 'C0DEALS',
      text: 'A nudge',
      blocks: [actions(button('snooze', 'one week'), button('keep', 'keep'))],
    });
    const [message] = slack.messages('C0DEALS');
    if (!message) throw new Error('nothing was posted');
    const result = await slack.press({ user: 'U0BOB', message, text: 'Press one week' });
    expect(result.error).toBeNull();
    await slack.waitFor(() => message.editedTs);
    expect(message).toMatchObject({ text: 'U0BOB chose one week', blocks: [] });
    await expect(slack.press({ user: 'U0BOB', message, actionId: 'snooze' })).rejects.toThrow(
      'No such element',
    );
  });

  test('a button in an ephemeral message brings its container, no message, and a response URL', async () => {
    let body: object = {};
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack({ text: 'x', blocks: [actions(button('undo', '7'))] }));
      app.action('undo', async ({ ack, respond, body: received }) => {
        await ack();
        body = received;
        await respond({ replace_original: true, text: 'Undone' });
      });
    });
    const command = await slack.command({ user: 'U0ANN', channel: 'C0DEALS', command: '/deal' });
    const [message] = command.messages();
    if (!message) throw new Error('nothing was shown');
    await expect(slack.press({ user: 'U0BOB', message, actionId: 'undo' })).rejects.toThrow(
      "doesn't see that",
    );
    await slack.press({ user: 'U0ANN', message, actionId: 'undo' });
    await slack.waitFor(() => message.text === 'Undone');
    expect(message.blocks).toEqual([]);
    expect(body).toMatchObject({
      container: { type: 'message', is_ephemeral: true, channel_id: 'C0DEALS', message_ts: message.ts },
      channel: { id: 'C0DEALS', name: 'deals' },
      user: { id: 'U0ANN' },
    });
    expect(body).not.toHaveProperty('message');
  });

  test('a select, an overflow menu and a date picker bring what was chosen', async () => {
    const heard: unknown[] = [];
    bolt = await connect(slack, (app) => {
      app.action(/.*/, async ({ ack, action }) => {
        heard.push(action);
        await ack();
      });
    });
    const option = (value: string) => ({ text: plain(value), value }) as const;
    await bolt.app.client.chat.postMessage({
      channel: 'C0DEALS',
      text: 'Choose',
      blocks: [
        {
          type: 'actions',
          elements: [
            { type: 'static_select', action_id: 'stage', options: [option('lead'), option('won')] },
            { type: 'overflow', action_id: 'more', options: [option('lost')] },
            { type: 'datepicker', action_id: 'day' },
            { type: 'users_select', action_id: 'owner' },
          ],
        },
      ],
    });
    const [message] = slack.messages('C0DEALS');
    if (!message) throw new Error('nothing was posted');
    await slack.press({ user: 'U0ANN', message, actionId: 'stage', value: 'won' });
    await slack.press({ user: 'U0ANN', message, actionId: 'more', value: 'lost' });
    await slack.press({ user: 'U0ANN', message, actionId: 'day', value: '2027-01-31' });
    await slack.press({ user: 'U0ANN', message, actionId: 'owner', value: 'U0CAT' });
    expect(heard).toMatchObject([
      { type: 'static_select', selected_option: option('won') },
      { type: 'overflow', selected_option: option('lost') },
      { type: 'datepicker', selected_date: '2027-01-31' },
      { type: 'users_select', selected_user: 'U0CAT' },
    ]);
    await expect(slack.press({ user: 'U0ANN', message, actionId: 'stage', value: 'none' })).rejects.toThrow(
      'no option',
    );
  });

  test('a message shortcut brings the message, a global one none, and both open a modal', async () => {
    const heard: object[] = [];
    bolt = await connect(slack, (app) => {
      app.shortcut(/.*/, async ({ ack, shortcut, client }) => {
        await ack();
        heard.push(shortcut);
        const title = { type: 'plain_text', text: shortcut.callback_id } as const;
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: { type: 'modal', title, blocks: [] },
        });
      });
    });
    const { message } = await slack.say({ user: 'U0BOB', channel: 'C0DEALS', text: 'Acme wants 50k' });
    await slack.shortcut({ user: 'U0ANN', message, callbackId: 'create_deal' });
    await slack.waitFor(() => slack.modal('U0ANN')?.sent['title']);
    await slack.shortcut({ user: 'U0BOB', callbackId: 'new_deal' });
    await slack.waitFor(() => slack.modal('U0BOB'));
    expect(heard).toMatchObject([
      { type: 'message_action', message_ts: message.ts, message: { text: 'Acme wants 50k', user: 'U0BOB' } },
      { type: 'shortcut', callback_id: 'new_deal' },
    ]);
  });

  test('a mention in a thread arrives as app_mention, a message in the DM as message.im', async () => {
    bolt = await connect(slack, (app) => {
      app.event('app_mention', async ({ event, say }) => {
        await say({ text: `mentioned: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
      });
      app.message(async ({ message, say }) => {
        if (message.channel_type === 'im') await say('direct');
      });
    });
    const root = await slack.say({ user: 'U0ANN', channel: 'C0DEALS', text: 'Acme?' });
    await slack.say({ user: 'U0BOB', channel: 'C0DEALS', text: '@bot move it', threadTs: root.message.ts });
    await slack.say({ user: 'U0BOB', channel: 'dm', text: 'list' });
    const answer = await slack.waitFor(() => slack.messages('C0DEALS').find((message) => message.byBot));
    expect(answer).toMatchObject({ text: 'mentioned: <@U0BOT> move it', threadTs: root.message.ts });
    const direct = await slack.waitFor(() => slack.messages('dm:U0BOB').find((message) => message.byBot));
    expect(direct.text).toBe('direct');
    const quiet = await slack.say({ user: 'U0ANN', channel: 'G0BOARD', text: '@bot hello' });
    expect(quiet.acknowledgements).toEqual([]);
  });

  test('Home is published with a hash, which a second writer must know', async () => {
    bolt = await connect(slack, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        if (event.tab !== 'home') return;
        const known = event.view && 'hash' in event.view ? { hash: String(event.view.hash) } : {};
        const text = plain(event.view ? 'Again' : 'First');
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'header', text }] },
          ...known,
        });
      });
    });
    await slack.openHome({ user: 'U0ANN', tab: 'messages' });
    await slack.openHome({ user: 'U0ANN' });
    const home = await slack.waitFor(() => slack.home('U0ANN'));
    const { hash } = home;
    expect(home.blocks).toMatchObject([{ text: { text: 'First' } }]);
    await slack.openHome({ user: 'U0ANN' });
    await slack.waitFor(() => home.hash !== hash);
    expect(home.blocks).toMatchObject([{ text: { text: 'Again' } }]);
    const stale = bolt.app.client.views.publish({
      user_id: 'U0ANN',
      hash,
      view: { type: 'home', blocks: [] },
    });
    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });
});
