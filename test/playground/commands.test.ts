import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/playground/local-slack.ts';
import { type BoltApp, httpApp, socketApp } from './bolt-app.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;

describe.each([
  ['Socket Mode', socketApp],
  ['HTTP', httpApp],
])('a slash command over %s', (_name, connect) => {
  let slack: LocalSlack;
  let bolt: BoltApp;
  const here = { user: 'U0ANN', channel: 'C0DEALS', command: '/deal' };

  beforeEach(async () => {
    slack = await startLocalSlack({ ackTimeoutMs: 300 });
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
  });

  test('shows the message in its acknowledgement to the person alone', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack, command }) =>
        ack({ text: `Heard ${command.text}`, blocks: [section('Yes')] }),
      );
    });
    const result = await slack.command({ ...here, text: 'move A&B <now>' });
    expect(result.error).toBeNull();
    expect(result.messages().map((message) => message.text)).toEqual(['Heard move A&amp;B &lt;now&gt;']);
    expect(slack.ephemerals('U0ANN')).toHaveLength(1);
    expect(slack.ephemerals('U0BOB')).toHaveLength(0);
    expect(slack.messages('C0DEALS')).toHaveLength(0);
  });

  test('shows a plain string, and one for the channel when it says so', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack, command }) =>
        command.text === 'loud' ? ack({ text: 'All hear', response_type: 'in_channel' }) : ack('Just you'),
      );
    });
    await slack.command({ ...here, text: 'quiet' });
    await slack.command({ ...here, text: 'loud' });
    expect(slack.ephemerals('U0ANN').map((message) => message.text)).toEqual(['Just you']);
    expect(slack.messages('C0DEALS').map((message) => message.text)).toEqual(['All hear']);
  });

  test('carries people and channels by id and name', async () => {
    let heard = '';
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack, command }) => {
        heard = command.text;
        await ack();
      });
    });
    const result = await slack.command({ ...here, text: 'assign Acme @Bob in #deals, not @nobody' });
    expect(heard).toBe('assign Acme <@U0BOB|bob> in <#C0DEALS|deals>, not @nobody');
    expect(result.messages()).toEqual([]);
  });

  test('in the direct messages with the bot names no channel', async () => {
    let heard = {};
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack, command }) => {
        heard = command;
        await ack();
      });
    });
    await slack.command({ ...here, channel: 'dm' });
    expect(heard).toMatchObject({ channel_id: 'D0ANN', channel_name: 'directmessage' });
    await expect(slack.command({ ...here, user: 'U0BOB', channel: 'G0BOARD' })).rejects.toThrow(
      "isn't in G0BOARD",
    );
  });

  test('that nobody acknowledges in time is an operation_timeout, and the late answer is in the log', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => {
        await slack.waitFor(() => slack.log.some((entry) => entry.error === 'operation_timeout'));
        await ack('Too late');
      });
    });
    const result = await slack.command(here);
    expect(result).toMatchObject({ error: 'operation_timeout', acknowledgedInMs: null, status: null });
    await slack.waitFor(() => slack.log.some((entry) => entry.kind === 'delivery' && entry.late));
    expect(slack.ephemerals('U0ANN')).toEqual([]);
  });

  test('whose acknowledgement has invalid blocks shows nothing, and the log says where they are wrong', async () => {
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack }) => ack({ text: 'x', blocks: [section('ok'), section('')] }));
    });
    const result = await slack.command(here);
    expect(result.error).toBe('invalid_response');
    expect(result.problems).toEqual([
      { pointer: '/blocks/1/text/text', message: 'must be more than 0 characters' },
    ]);
    expect(result.messages()).toEqual([]);
    expect(slack.log.at(-1)?.problems).toEqual(result.problems);
  });

  test('is refused in a thread without the app hearing of it', async () => {
    bolt = await connect(slack, () => undefined);
    const result = await slack.command({ ...here, threadTs: '1.000001' });
    expect(result.error).toBe('not_supported_in_threads');
    expect(slack.log.some((entry) => entry.kind === 'delivery')).toBe(false);
  });
});

test('a command with nobody connected fails at once', async () => {
  const slack = await startLocalSlack();
  const result = await slack.command({ user: 'U0ANN', channel: 'C0DEALS', command: '/deal' });
  expect(result.error).toBe('dispatch_failed');
  await slack.stop();
});
