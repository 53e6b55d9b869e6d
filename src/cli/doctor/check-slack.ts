import { ErrorCode, LogLevel, WebClient } from '@slack/web-api';
import type { Config } from '../../config.ts';
import { type Check, failed, passed } from './check.ts';

const TIMEOUT_MS = 5_000;

/** Whether Slack takes the bot's token. Without tokens the playground runs, which needs nobody's leave. */
export async function checkSlack({
  slack,
  slackApiUrl,
}: Pick<Config, 'slack' | 'slackApiUrl'>): Promise<Check> {
  const name = 'slack';
  if (slack.kind === 'playground') return passed(name, 'no tokens set: the playground is used');
  const client = new WebClient(slack.botToken, {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
  try {
    const { team, user } = await client.auth.test();
    return passed(name, `${user ?? 'the bot'} in ${team ?? 'the workspace'}, by ${reach(slack.kind)}`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const detail = error instanceof Error ? error.message : String(error);
    return code === ErrorCode.PlatformError
      ? failed(name, detail, "Copy SLACK_BOT_TOKEN anew from your app's page at Slack (OAuth & Permissions).")
      : failed(name, detail, 'Check the network, a proxy, and SLACK_API_URL if it is set.');
  }
}

function reach(kind: 'socket' | 'http'): string {
  return kind === 'socket' ? 'Socket Mode' : 'HTTP';
}

/** The client's own log would print beside our answer what the answer says already. */
const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
