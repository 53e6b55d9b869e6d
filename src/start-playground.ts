import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { startLocalSlack } from './playground/local-slack.ts';
import { chatInTerminal } from './playground/terminal.ts';
import { type Running, start } from './start.ts';

const FIRST_SENTENCE = 'create Acme rollout 50k closing end of next month';

/**
 * Starts a local Slack with a small team in it and connects the bot to it over Socket Mode, as to the
 * real one; whoever started it types at it in the terminal.
 */
export async function startPlayground(config: Config, logger: Logger): Promise<Running> {
  const slack = await startLocalSlack({ teams: [{ id: 'T0PLAY', name: 'Playground', botName: 'dealhand' }] });
  const { botToken } = slack.team();
  try {
    const running = await start(
      {
        ...config,
        slack: { kind: 'socket', botToken, appToken: slack.app.appToken },
        slackApiUrl: slack.apiUrl,
        dealChannel: config.dealChannel ?? 'C0DEALS',
      },
      logger,
    );
    process.stdout.write(
      [
        `Dealhand runs in a local Slack at ${slack.url}, with its deals in ${config.databaseUrl === undefined ? config.dataDir : 'your database'}.`,
        'You are Ann, in #deals. "as bob" makes you Bob; a number presses a button.',
        `Type first: ${config.dealCommand} ${FIRST_SENTENCE}`,
        'Your own Slack in five minutes: docs/slack.md. Ctrl-C stops everything; the deals stay.',
        '',
      ].join('\n'),
    );
    const { stdin: input, stdout: output } = process;
    void chatInTerminal(slack, { user: 'U0ANN', channel: 'C0DEALS', input, output });
    return {
      port: running.port,
      stop: async () => {
        await running.stop();
        await slack.stop();
      },
    };
  } catch (error) {
    await slack.stop();
    throw error;
  }
}
