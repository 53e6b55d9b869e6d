import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { createDatabase } from '../../src/storage/embedded/create-database.ts';
import { startEmbeddedPostgres } from '../../src/storage/embedded/start-embedded-postgres.ts';
import { migrate } from '../../src/storage/migrations/migrate.ts';
import { migrationsDirectory } from '../../src/storage/migrations/migration-files.ts';
import { templateDatabase, urlOfDatabase } from './database-url.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the run's server from which others are made; see create-test-database.ts. */
    postgresUrl: string;
  }
}

/** Durability costs time and a test's data is thrown away anyway. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/** One PostgreSQL for the whole run, with a migrated template that every test database is a copy of. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dealhand-test-'));
  await chmod(dataDir, 0o755);
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const tearDown: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true })];
  const stop = async () => {
    for (const undo of tearDown.toReversed()) await undo();
  };
  try {
    const server = await startEmbeddedPostgres({ dataDir, logger, settings });
    tearDown.push(server.stop);
    await createDatabase(server.databaseUrl, templateDatabase);
    await migrate(urlOfDatabase(server.databaseUrl, templateDatabase), {
      directory: migrationsDirectory,
      logger,
    });
    project.provide('postgresUrl', server.databaseUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
