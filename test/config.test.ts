import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };

describe('the environment', () => {
  it('empty means the playground, with the embedded database in ./data', () => {
    expect(readConfig({})).toMatchObject({
      slack: { kind: 'playground' },
      databaseUrl: undefined,
      dataDir: './data',
      dealCommand: '/deal',
      port: 3000,
    });
  });

  it('prefers Socket Mode when both ways are set', () => {
    const config = readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' });
    expect(config.slack).toEqual({ kind: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' });
  });

  it.each([
    ['a bot token alone', bot, 'SLACK_APP_TOKEN'],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN'],
    ['the tokens swapped', { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN'],
    ['a database that is none', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    ['a port that is none', { PORT: 'eighty' }, 'PORT'],
    ['a port too large', { PORT: '65536' }, 'PORT'],
    ['a command without a slash', { DEAL_COMMAND: 'deal' }, 'DEAL_COMMAND'],
    ['two commands of one name', { DEAL_COMMAND: '/x', PIPELINE_COMMAND: '/x' }, 'PIPELINE_COMMAND'],
    ['a channel by its name', { DEAL_CHANNEL: '#sales' }, 'DEAL_CHANNEL'],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    ['an OAuth setup', { ...bot, SLACK_CLIENT_ID: '1' }, 'SLACK_CLIENT_ID'],
  ])('%s: one line that names the variable and the fix', (_, environment, variable) => {
    const read = () => readConfig(environment);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${variable} [^\\n]{10,}\\.$`));
  });

  it('counts a variable that is set to nothing as unset', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', DATABASE_URL: ' ' }).slack.kind).toBe('playground');
  });
});
