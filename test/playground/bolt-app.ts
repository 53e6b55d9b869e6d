import { createServer } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import type { LocalSlack } from '../../src/playground/local-slack.ts';
import { silentLogger } from './silent-logger.ts';

export interface BoltApp {
  readonly app: App;
  stop(): Promise<void>;
}

const quiet = { logger: silentLogger };
const once = { retryConfig: { retries: 0 } };

/** A real Bolt app, connected to the local Slack by Socket Mode; `listen` adds its listeners first. */
export async function socketApp(slack: LocalSlack, listen: (app: App) => void): Promise<BoltApp> {
  const team = slack.team();
  const app = new App({
    token: team.botToken,
    appToken: slack.app.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: slack.apiUrl, ...once, ...quiet },
    ...quiet,
  });
  listen(app);
  await app.start();
  await slack.waitFor(() => slack.socketMode.connections > 0);
  await checkedItsToken(slack);
  return { app, stop: () => app.stop().then(() => undefined) };
}

/** A real Bolt app that the local Slack reaches by signed HTTP requests. */
export async function httpApp(slack: LocalSlack, listen: (app: App) => void): Promise<BoltApp> {
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, ...quiet });
  const app = new App({
    token: slack.team().botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl, ...once, ...quiet },
    ...quiet,
  });
  listen(app);
  const port = await freePort();
  await app.start(port);
  slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  await checkedItsToken(slack);
  return { app, stop: () => app.stop().then(() => undefined) };
}

/** Bolt asks auth.test behind its constructor's back: let it finish before a test can stop the Slack. */
function checkedItsToken(slack: LocalSlack): Promise<boolean> {
  return slack.waitFor(() => slack.log.some((entry) => entry.kind === 'api' && entry.method === 'auth.test'));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
