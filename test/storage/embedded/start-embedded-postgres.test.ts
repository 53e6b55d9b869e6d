import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../../src/storage/embedded/start-embedded-postgres.ts';
import { makeDataFolder, removeDataFolder } from './data-folder.ts';
import { serverPid, startUser } from './user-of-postgres.ts';

const logger = pino({ level: 'silent' });

let dataDir: string;
beforeAll(async () => {
  dataDir = await makeDataFolder();
});
afterAll(() => removeDataFolder(dataDir));

async function ask(databaseUrl: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('a server of our own', () => {
  test('is safe and speaks every script', async () => {
    const server = await startEmbeddedPostgres({ dataDir, logger });
    const url = server.databaseUrl;
    expect(await ask(url, 'SELECT current_database() AS answer')).toBe('dealhand');
    expect(await ask(url, "SELECT current_setting('data_checksums') AS answer")).toBe('on');
    expect(await ask(url, "SELECT current_setting('fsync') AS answer")).toBe('on');
    expect(await ask(url, "SELECT current_setting('listen_addresses') AS answer")).toBe('127.0.0.1');
    expect(await ask(url, "SELECT current_setting('TimeZone') AS answer")).toBe('UTC');
    await ask(url, 'CREATE EXTENSION pg_trgm');
    expect(await ask(url, "SELECT cardinality(show_trgm('北京科技')) > 0 AS answer")).toBe(true);
    expect(await ask(url, "SELECT lower('Ü') AS answer")).toBe('ü');
    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
    await expect(ask(wrong, 'SELECT')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'postgres', 'cluster', 'password'))).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  test('keeps its data and its address over a restart', async () => {
    const first = await startEmbeddedPostgres({ dataDir, logger });
    await ask(first.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(await serverPid(dataDir)).toBeUndefined();

    const second = await startEmbeddedPostgres({ dataDir, logger });
    expect(second.databaseUrl).toBe(first.databaseUrl);
    expect(await ask(second.databaseUrl, 'SELECT answer FROM kept')).toBe(42);
    await second.stop();
  });

  test('is shared by processes and stopped by the last', async () => {
    const app = await startUser(dataDir);
    const pid = await serverPid(dataDir);
    const cli = await startEmbeddedPostgres({ dataDir, logger });
    expect(cli.databaseUrl).toBe(app.databaseUrl);
    expect(await serverPid(dataDir)).toBe(pid);
    await cli.stop();
    expect(await ask(app.databaseUrl, 'SELECT 1 AS answer')).toBe(1);
    await app.stop();
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  test('outlives a process that is killed, and the next one takes it over', async () => {
    const killed = await startUser(dataDir);
    const pid = await serverPid(dataDir);
    await killed.kill();
    const next = await startEmbeddedPostgres({ dataDir, logger });
    expect(await serverPid(dataDir)).toBe(pid);
    expect(next.databaseUrl).toBe(killed.databaseUrl);
    await next.stop();
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  test('comes back at the same address when it is killed', async () => {
    const server = await startEmbeddedPostgres({ dataDir, logger });
    const pid = await serverPid(dataDir);
    expect(pid).toBeDefined();
    process.kill(pid ?? 0, 'SIGKILL');
    await expect
      .poll(() => ask(server.databaseUrl, 'SELECT answer FROM kept').catch(() => undefined), {
        timeout: 15_000,
      })
      .toBe(42);
    expect(await serverPid(dataDir)).not.toBe(pid);
    await server.stop();
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  test('starts after the process and the server were both killed', async () => {
    const user = await startUser(dataDir);
    const pid = await serverPid(dataDir);
    await user.kill();
    process.kill(pid ?? 0, 'SIGKILL');
    const next = await startEmbeddedPostgres({ dataDir, logger });
    expect(await ask(next.databaseUrl, 'SELECT answer FROM kept')).toBe(42);
    await next.stop();
  });

  test('starts over the pid file of a server whose pid another process has now', async () => {
    const pidFile = join(dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid');
    await writeFile(pidFile, `${process.pid}\n/elsewhere\n0\n5432\n\n127.0.0.1\n0 0\nready\n`);
    const server = await startEmbeddedPostgres({ dataDir, logger });
    expect(await ask(server.databaseUrl, 'SELECT answer FROM kept')).toBe(42);
    await server.stop();
  });

  test('is started once by two processes that come at the same time', async () => {
    const users = await Promise.all([startUser(dataDir), startUser(dataDir)]);
    expect(users[0].databaseUrl).toBe(users[1].databaseUrl);
    await Promise.all(users.map((user) => user.stop()));
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  test('is refused with the way out when its data is of another major version', async () => {
    const version = join(dataDir, 'postgres', 'cluster', 'data', 'PG_VERSION');
    const found = await readFile(version, 'utf8');
    await writeFile(version, '17\n');
    await expect(startEmbeddedPostgres({ dataDir, logger })).rejects.toThrow(
      /is PostgreSQL 17's and the programs are PostgreSQL 18's: set PG_BIN .* pg_dump .* DATABASE_URL/,
    );
    await writeFile(version, found);
  });
});

test('two processes that are the first in a folder make one server', async () => {
  const folder = await makeDataFolder();
  try {
    const users = await Promise.all([startUser(folder), startUser(folder)]);
    expect(users[0].databaseUrl).toBe(users[1].databaseUrl);
    const left = await readdir(join(folder, 'postgres'));
    expect(left.toSorted()).toEqual(['cluster', expect.stringMatching(/^postgresql-\d+/)]);
    await Promise.all(users.map((user) => user.stop()));
  } finally {
    await removeDataFolder(folder);
  }
});
