import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandResult } from '../../src/playground/driving/command.ts';
import { type LocalSlack, startLocalSlack } from '../../src/playground/local-slack.ts';
import { type BoltApp, socketApp } from './bolt-app.ts';

let slack: LocalSlack;
let bolt: BoltApp;
let clock: Date;
let command: CommandResult;

beforeEach(async () => {
  clock = new Date('2026-11-24T09:00:00Z');
  slack = await startLocalSlack({ now: () => clock });
  bolt = await socketApp(slack, (app) => {
    app.command('/deal', async ({ ack }) => ack());
    app.action('go', async ({ ack }) => ack());
  });
  command = await slack.command({ user: 'U0ANN', channel: 'C0DEALS', command: '/deal' });
});
afterEach(async () => {
  await bolt.stop();
  await slack.stop();
});

async function post(body: object, url = command.responseUrl): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

test('takes five posts and refuses the sixth', async () => {
  for (const text of ['1', '2', '3', '4', '5']) expect(await post({ text })).toMatchObject({ status: 200 });
  expect(await post({ text: '6' })).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
  expect(command.messages().map((message) => message.text)).toEqual(['1', '2', '3', '4', '5']);
  expect(slack.log.filter((entry) => entry.kind === 'response_url').map((entry) => entry.use)).toEqual([
    1, 2, 3, 4, 5, 5,
  ]);
});

test('works for thirty minutes and not a moment longer', async () => {
  clock = new Date('2026-11-24T09:30:00.000Z');
  expect(await post({ text: 'just in time' })).toMatchObject({ status: 200 });
  clock = new Date('2026-11-24T09:30:00.001Z');
  expect(await post({ text: 'late' })).toEqual({ status: 404, body: { ok: false, error: 'expired_url' } });
});

test('answers the person alone unless it says in_channel', async () => {
  await post({ text: 'quiet' });
  await post({ text: 'loud', response_type: 'in_channel' });
  expect(slack.ephemerals('U0ANN').map((message) => message.text)).toEqual(['quiet']);
  expect(slack.messages('C0DEALS').map((message) => message.text)).toEqual(['loud']);
});

test('says what is wrong with blocks, and refuses native tables', async () => {
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
  expect(await post({ text: 'x', blocks: [table] })).toMatchObject({
    status: 400,
    body: {
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] unsupported type: table [json-pointer:/blocks/0/type]'] },
    },
  });
  expect(await post({})).toMatchObject({ body: { error: 'no_text' } });
  expect(command.messages()).toEqual([]);
});

test('replaces and deletes the message whose button was pressed', async () => {
  const element = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } } as const;
  await bolt.app.client.chat.postMessage({
    channel: 'C0DEALS',
    text: 'Press',
    blocks: [{ type: 'actions', elements: [element] }],
  });
  const [message] = slack.messages('C0DEALS');
  if (!message) throw new Error('nothing was posted');
  const { responseUrl } = await slack.press({ user: 'U0ANN', message, actionId: 'go' });
  await post({ text: 'Replaced', replace_original: true }, responseUrl ?? '');
  expect(slack.messages('C0DEALS')).toMatchObject([{ ts: message.ts, text: 'Replaced', blocks: [] }]);
  await post({ delete_original: true }, responseUrl ?? '');
  expect(slack.messages('C0DEALS')).toEqual([]);
});

test('fails on demand, before or after doing what it was asked', async () => {
  slack.fail({ method: 'response_url', with: { status: 503 } });
  slack.fail({ method: 'response_url', with: { status: 500, after: true } });
  expect(await post({ text: 'never' })).toMatchObject({ status: 503 });
  expect(await post({ text: 'done all the same' })).toMatchObject({ status: 500 });
  expect(command.messages().map((message) => message.text)).toEqual(['done all the same']);
});
