import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../src/storage/migrations/migrate.ts';
import { MigrationError } from '../../../src/storage/migrations/migration-error.ts';
import { createTestDatabase, type TestDatabase } from '../../postgres/create-test-database.ts';

const logger = pino({ level: 'silent' });

let database: TestDatabase;
let directory: string;
beforeEach(async () => {
  database = await createTestDatabase('empty');
  directory = await mkdtemp(join(tmpdir(), 'dealhand-migrations-'));
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const run = () => migrate(database.databaseUrl, { directory, logger });

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrating', () => {
  test('does nothing where there is nothing', async () => {
    await rm(directory, { recursive: true });
    expect(await run()).toEqual({ applied: [] });
    await mkdir(directory);
  });

  test('applies what is missing, oldest first, and only once', async () => {
    await write('20260102000000_second', 'ALTER TABLE deal ADD name TEXT;');
    await write('20260101000000_first', 'CREATE TABLE deal (id INT); INSERT INTO deal VALUES (1);');
    expect(await run()).toEqual({ applied: ['20260101000000_first', '20260102000000_second'] });
    expect(await run()).toEqual({ applied: [] });
    await write('20260103000000_third', 'UPDATE deal SET id = id + 1');
    expect(await run()).toEqual({ applied: ['20260103000000_third'] });
    expect(await query('SELECT * FROM deal')).toEqual([{ id: 2, name: null }]);
  });

  test('is done by one of two processes that start at once', async () => {
    await write('20260101000000_first', 'CREATE TABLE deal (id INT); SELECT pg_sleep(0.1);');
    const results = await Promise.all([run(), run(), run()]);
    expect(results.flatMap(({ applied }) => applied)).toEqual(['20260101000000_first']);
  });

  test("keeps the record that Prisma's command line keeps", async () => {
    await write('20260101000000_first', 'SELECT 1');
    await run();
    const rows = await query(
      'SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count, finished_at >= started_at AS done FROM _prisma_migrations',
    );
    expect(rows).toEqual([
      {
        migration_name: '20260101000000_first',
        checksum: 'e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5',
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
        done: true,
      },
    ]);
  });

  test('leaves nothing of a script that fails, and takes it when it is put right', async () => {
    await write('20260101000000_first', 'CREATE TABLE deal (id INT); SELECT 1 / 0;');
    await expect(run()).rejects.toThrow(
      new MigrationError(
        'The migration 20260101000000_first failed and changed nothing: division by zero. Put that right and start again.',
      ),
    );
    await write('20260101000000_first', 'CREATE TABLE deal (id INT);');
    expect(await run()).toEqual({ applied: ['20260101000000_first'] });
  });

  test('accepts a script that ends in a comment or has other line ends', async () => {
    await write('20260101000000_first', 'CREATE TABLE deal (id INT);\n-- the end');
    await run();
    await write('20260101000000_first', 'CREATE TABLE deal (id INT);\r\n-- the end');
    expect(await run()).toEqual({ applied: [] });
  });

  test('runs a statement that PostgreSQL allows in no transaction', async () => {
    await write('20260101000000_first', 'CREATE TABLE deal (id INT);');
    await write('20260102000000_index', '-- no transaction\nCREATE INDEX CONCURRENTLY deal_id ON deal (id);');
    const results = await Promise.all([run(), run()]);
    expect(results.flatMap(({ applied }) => applied)).toHaveLength(2);
    expect(await query("SELECT 1 AS found FROM pg_indexes WHERE indexname = 'deal_id'")).toHaveLength(1);
  });
});

describe('refused with what to do', () => {
  test('an edited migration', async () => {
    await write('20260101000000_first', 'SELECT 1');
    await run();
    await write('20260101000000_first', 'SELECT 2');
    await write('20260102000000_second', 'CREATE TABLE never ()');
    await expect(run()).rejects.toThrow(/20260101000000_first was edited .* "npm run db:migration/);
    expect(await query("SELECT to_regclass('never') AS never")).toEqual([{ never: null }]);
  });

  test('a database of a newer version', async () => {
    await write('20260101000000_first', 'SELECT 1');
    await write('20260102000000_second', 'SELECT 1');
    await run();
    await rm(join(directory, '20260102000000_second'), { recursive: true });
    await expect(run()).rejects.toThrow(
      /20260102000000_second, which this version .* start the newer version/,
    );
  });

  test('a migration that failed halfway, until it is marked as undone', async () => {
    await write('20260101000000_first', 'CREATE TABLE deal AS SELECT 1 AS id FROM generate_series(1, 2);');
    await run();
    await write(
      '20260102000000_index',
      '-- no transaction\nCREATE UNIQUE INDEX CONCURRENTLY one ON deal (id);',
    );
    await expect(run()).rejects.toThrow(/20260102000000_index failed: could not create unique index/);
    const refusal: unknown = await run().catch((error: unknown) => error);
    if (!(refusal instanceof MigrationError)) throw new Error('It was not refused');
    expect(refusal.message).toContain('20260102000000_index failed (could not create unique index "one")');
    const [, fix = ''] = /run "(.*)" and start again/.exec(refusal.message) ?? [];
    await query('DROP INDEX one');
    await query('DELETE FROM deal WHERE ctid = (SELECT max(ctid) FROM deal)');
    await query(fix);
    expect(await run()).toEqual({ applied: ['20260102000000_index'] });
  });
});
