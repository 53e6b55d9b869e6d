import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../src/playground/local-slack.ts';
import { createTestDatabase, type TestDatabase } from './postgres/create-test-database.ts';

let slack: LocalSlack;
let database: TestDatabase;
beforeAll(async () => {
  slack = await startLocalSlack();
  database = await createTestDatabase();
});
afterAll(async () => {
  await slack.stop();
  await database.drop();
});

/** Starts the program as an operator does, with nothing in its environment but what is given. */
function startProgram(
  environment: Record<string, string>,
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  const main = join(import.meta.dirname, '..', 'dist', 'main.js');
  return spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...environment },
  });
}

async function failureOf(environment: Record<string, string>) {
  const program = startProgram(environment);
  const [line, [code]] = await Promise.all([text(program.stderr), once(program, 'exit')]);
  return { line, code };
}

/** Resolves when the program has written the given words; goes on reading, as a terminal would. */
function written(stream: NodeJS.ReadableStream, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    stream.on('data', (chunk) => {
      seen += String(chunk);
      if (seen.includes(words)) resolve();
    });
    stream.on('end', () => reject(new Error(`ended without "${words}"`)));
  });
}

const connected = () => ({
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: slack.team().botToken,
  SLACK_APP_TOKEN: slack.app.appToken,
  DATABASE_URL: database.databaseUrl,
  PORT: '0',
});

describe('the program', () => {
  it('with half a connection says in one line what is missing', async () => {
    const { line, code } = await failureOf({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(line).toMatch(/^SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET[^\n]+\n$/);
    expect(code).toBe(1);
  });

  it('with a token that Slack refuses says which, and where to get it', async () => {
    const { line, code } = await failureOf({ ...connected(), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    expect(line.split('\n').filter((part) => part.startsWith('SLACK_BOT_TOKEN is refused'))).toHaveLength(1);
    expect(line).not.toMatch(/at .*\.[jt]s:\d/);
    expect(code).toBe(1);
  });

  it('with a Slack that is not there says so', async () => {
    const { line, code } = await failureOf({ ...connected(), SLACK_API_URL: 'http://127.0.0.1:9/' });
    expect(line).toContain("Slack doesn't answer at http://127.0.0.1:9/");
    expect(code).toBe(1);
  });

  it('on a port that is taken says what to do', async () => {
    const port = new URL(slack.url).port;
    expect((await failureOf({ ...connected(), PORT: port })).line).toContain('PORT is taken');
  });

  it('answers over Socket Mode and ends within its time on SIGTERM', async () => {
    const program = startProgram(connected());
    await written(program.stdout, 'dealhand is running');
    const result = await slack.command({
      user: 'U0ANN',
      channel: 'C0DEALS',
      command: '/deal',
      text: 'create Acme 50k',
    });
    expect(result.messages()[0]?.text).toContain('Created *Acme* #1');
    program.kill('SIGTERM');
    expect(await once(program, 'exit')).toEqual([0, null]);
  });

  it('without any Slack plays one, on a database of its own, and takes everything down with it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'dealhand-main-'));
    const program = startProgram({ DATA_DIR: dataDir, PORT: '0' });
    await written(program.stdout, 'Type first: /deal create');
    program.kill('SIGINT');
    expect(await once(program, 'exit')).toEqual([0, null]);
    await rm(dataDir, { recursive: true, force: true });
  });
});
