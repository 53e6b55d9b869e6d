import { type Config, readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { type LocalSlack, startLocalSlack } from '../../src/playground/local-slack.ts';
import type { LocalSlackOptions } from '../../src/playground/options.ts';
import type { Message } from '../../src/playground/state/messages.ts';
import { type Running, start } from '../../src/start.ts';
import { openStorage, type Storage } from '../../src/storage/storage.ts';
import { createTestDatabase } from '../postgres/create-test-database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../postgres/database-proxy.ts';

export const TRANSPORTS = ['socket', 'http'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Tuesday 24 November 2026, 13:00 in Berlin. */
const NOON = new Date('2026-11-24T12:00:00.000Z');

/** The whole bot, connected to a local Slack, on a database of its own; everything comes in by the front door. */
export interface FrontDoor {
  readonly slack: LocalSlack;
  readonly storage: Storage;
  readonly databaseUrl: string;
  /** The bot's way to its database; `storage` is another. */
  readonly proxy: DatabaseProxy;
  readonly running: Running;
  readonly config: Config;
  /** The bot's clock, which moves on by a second with each sentence. */
  readonly clock: { now: Date };
  /** What the log has written so far, line by line. */
  readonly log: string[];
  /** Types `/deal TEXT` and answers with what the person then sees. */
  type(user: string, text: string): Promise<Message>;
  /** Presses a button of a message by its label, and answers with what the person sees last. */
  press(user: string, message: Message, label: string): Promise<Message>;
  close(): Promise<void>;
}

/** A team of reps (Ann, Bob), an admin (Mia), a guest (Gus) and somebody from another company (Sam). */
const TEAM: LocalSlackOptions = {
  teams: [
    {
      id: 'T0TEAM',
      users: [
        { id: 'U0ANN', name: 'ann', real_name: 'Ann', tz: 'Europe/Berlin', locale: 'en-US' },
        { id: 'U0BOB', name: 'bob', real_name: 'Bob', tz: 'America/New_York', locale: 'en-US' },
        { id: 'U0MIA', name: 'mia', real_name: 'Mia', tz: 'Europe/Berlin', is_admin: true },
        { id: 'U0GUS', name: 'gus', real_name: 'Gus', is_restricted: true },
        { id: 'U0SAM', name: 'sam', real_name: 'Sam', is_stranger: true },
      ],
      channels: [{ id: 'C0DEALS', name: 'sales' }],
    },
  ],
};

export async function openFrontDoor(
  transport: Transport,
  {
    slackOptions = TEAM,
    environment = {},
  }: { slackOptions?: LocalSlackOptions; environment?: NodeJS.ProcessEnv } = {},
): Promise<FrontDoor> {
  const { databaseUrl, drop } = await createTestDatabase();
  const proxy = await startDatabaseProxy(databaseUrl);
  const slack = await startLocalSlack(slackOptions);
  const reach =
    transport === 'socket'
      ? { SLACK_APP_TOKEN: slack.app.appToken }
      : { SLACK_SIGNING_SECRET: slack.app.signingSecret };
  const config = readConfig({
    DATABASE_URL: proxy.databaseUrl,
    SLACK_BOT_TOKEN: slack.team().botToken,
    SLACK_API_URL: slack.apiUrl,
    DEAL_CHANNEL: 'C0DEALS',
    PORT: '0',
    LOG_LEVEL: 'warn',
    ...reach,
    ...environment,
  });
  const log: string[] = [];
  const logger = createLogger(config.logLevel, { write: (line) => void log.push(line) });
  const clock = { now: NOON };
  if (config.slack.kind === 'playground') throw new Error('the front door needs a Slack');
  const running = await start({ ...config, slack: config.slack }, logger, { now: () => clock.now });
  if (transport === 'http') slack.setRequestUrl(`http://127.0.0.1:${running.port}/slack/events`);
  const storage = openStorage(databaseUrl, logger);
  return {
    slack,
    storage,
    databaseUrl,
    proxy,
    running,
    config,
    clock,
    log,
    type: async (user, text) => {
      clock.now = new Date(clock.now.getTime() + 1_000);
      const result = await slack.command({ user, channel: 'C0DEALS', command: '/deal', text });
      const [answer] = result.messages();
      if (answer === undefined)
        throw new Error(`no answer to "${text}": ${JSON.stringify(result.problems ?? result.error)}`);
      return answer;
    },
    press: async (user, message, label) => {
      const seen = slack.ephemerals(user).length;
      const before = JSON.stringify(slack.ephemerals(user));
      await slack.press({ user, message, text: label });
      await slack.waitFor(() => JSON.stringify(slack.ephemerals(user)) !== before);
      const messages = slack.ephemerals(user);
      const answer =
        messages.length > seen
          ? messages.at(-1)
          : (messages.find(({ ts }) => ts === message.ts) ?? messages.at(-1));
      if (answer === undefined) throw new Error(`nothing to be seen after pressing "${label}"`);
      return answer;
    },
    close: async () => {
      await storage.close();
      await running.stop();
      await slack.stop();
      await proxy.close();
      await drop();
    },
  };
}
