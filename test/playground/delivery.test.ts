import { request } from 'node:http';
import { SocketModeClient } from '@slack/socket-mode';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/playground/local-slack.ts';
import { type BoltApp, httpApp, socketApp } from './bolt-app.ts';
import { silentLogger } from './silent-logger.ts';

const deliveries = (slack: LocalSlack) => slack.log.filter((entry) => entry.kind === 'delivery');

describe.each([
  ['Socket Mode', socketApp],
  ['HTTP', httpApp],
])('redelivery over %s', (_name, connect) => {
  let slack: LocalSlack;
  let bolt: BoltApp;
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
  });

  test('brings the same event again, with the next retry number', async () => {
    const heard: unknown[] = [];
    slack = await startLocalSlack();
    bolt = await connect(slack, (app) => {
      app.event('app_mention', async ({ body, context }) => {
        heard.push({ event: body.event_id, retry: context.retryNum });
      });
    });
    const { acknowledgements } = await slack.say({ user: 'U0ANN', channel: 'C0DEALS', text: '@bot hi' });
    const id = acknowledgements[1]?.id ?? '';
    await slack.redeliver(id);
    await slack.redeliver(id);
    await slack.waitFor(() => heard.length === 3);
    expect(new Set(heard.map((one) => JSON.stringify(one).replace(/,"retry":\d/, ''))).size).toBe(1);
    expect(deliveries(slack).map((entry) => entry.attempt)).toEqual([0, 0, 1, 2]);
    expect(heard.slice(1)).toMatchObject([{ retry: 1 }, { retry: 2 }]);
  });

  test('brings the same command again, with the same trigger', async () => {
    const heard: unknown[] = [];
    slack = await startLocalSlack();
    bolt = await connect(slack, (app) => {
      app.command('/deal', async ({ ack, command }) => {
        heard.push(command.trigger_id);
        await ack();
      });
    });
    const { id, triggerId } = await slack.command({ user: 'U0ANN', channel: 'C0DEALS', command: '/deal' });
    await slack.redeliver(id);
    expect(heard).toEqual([triggerId, triggerId]);
  });
});

describe('Socket Mode', () => {
  let slack: LocalSlack;
  const apps: BoltApp[] = [];
  const user = { user: 'U0ANN', channel: 'C0DEALS', command: '/deal' };

  beforeEach(async () => {
    slack = await startLocalSlack();
  });
  afterEach(async () => {
    for (const bolt of apps.splice(0)) await bolt.stop();
    await slack.stop();
  });

  test('gives each payload to one of the connections, in turn', async () => {
    const counts = [0, 0];
    for (const index of [0, 1]) {
      const bolt = await socketApp(slack, (app) => {
        app.command('/deal', async ({ ack }) => {
          counts[index] = (counts[index] ?? 0) + 1;
          await ack();
        });
      });
      apps.push(bolt);
      await slack.waitFor(() => slack.socketMode.connections === index + 1);
    }
    for (let turn = 0; turn < 4; turn += 1) await slack.command(user);
    expect(counts).toEqual([2, 2]);
  });

  test('carries a payload of any size both ways', async () => {
    const long = 'x'.repeat(70_000);
    apps.push(
      await socketApp(slack, (app) => {
        app.command('/deal', async ({ ack, command }) => ack(command.text));
      }),
    );
    const result = await slack.command({ ...user, text: long });
    expect(result.messages()[0]?.text).toBe(long);
  });

  test('loses a payload whose connection breaks, and can send it again by another', async () => {
    apps.push(
      await socketApp(slack, (app) => {
        app.command('/deal', async () => slack.socketMode.drop());
      }),
    );
    const result = await slack.command(user);
    expect(result.error).toBe('dispatch_failed');
    apps.push(
      await socketApp(slack, (app) => {
        app.command('/deal', async ({ ack }) => ack());
      }),
    );
    expect((await slack.redeliver(result.id)).error).toBeNull();
  });

  test('asks its connections to come again, and they do', async () => {
    const client = new SocketModeClient({
      appToken: slack.app.appToken,
      clientOptions: { slackApiUrl: slack.apiUrl },
      logger: silentLogger,
      clientPingTimeout: 50,
    });
    await client.start();
    const again = new Promise((resolve) => client.once('connected', resolve));
    slack.socketMode.disconnect('refresh_requested');
    await again;
    expect(slack.log.filter((entry) => entry.kind === 'api')).toHaveLength(2);
    await client.disconnect();
  });

  test('wants a ticket that has not been used', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'x' };
      request(`${slack.url}/link/?ticket=made-up`, { headers })
        .on('response', (response) => resolve(response.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(401);
    expect(slack.socketMode.connections).toBe(0);
  });
});

describe('HTTP', () => {
  let slack: LocalSlack;
  let bolt: BoltApp;
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention' } });

  beforeEach(async () => {
    slack = await startLocalSlack();
    bolt = await httpApp(slack, (app) => {
      app.event('app_mention', async () => undefined);
    });
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
  });

  test('answers the handshake and the check of its certificate', async () => {
    expect(await slack.verifyUrl()).toBe(true);
    expect(await slack.sslCheck()).toMatchObject({ status: 200 });
  });

  test('takes what is rightly signed and nothing else', async () => {
    const forged = `v0=${'0'.repeat(64)}`;
    const old = Math.floor(Date.now() / 1000) - 301;
    expect(await slack.raw({ body })).toMatchObject({ status: 200 });
    expect(await slack.raw({ body, signature: forged })).toMatchObject({ status: 401 });
    expect(await slack.raw({ body, signature: null })).toMatchObject({ status: 401 });
    expect(await slack.raw({ body, timestamp: old })).toMatchObject({ status: 401 });
    expect(await slack.raw({ body: '{' })).toMatchObject({ status: 400 });
  });
});

test('an app hears only of the events it is subscribed to', async () => {
  const narrow = await startLocalSlack({ app: { events: ['message.im'] } });
  const home = await narrow.openHome({ user: 'U0ANN' });
  const heard = await narrow.say({ user: 'U0ANN', channel: 'C0DEALS', text: '@bot hi' });
  await narrow.stop();
  expect(home).toBeNull();
  expect(heard.acknowledgements).toEqual([]);
});

test('waiting gives up after its time with an error', async () => {
  const slack = await startLocalSlack();
  await expect(slack.waitFor(() => slack.modal('U0ANN'), { timeoutMs: 20 })).rejects.toThrow('within 20 ms');
  await slack.settled({ quietMs: 5 });
  await slack.stop();
});
