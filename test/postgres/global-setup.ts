import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { createDatabase } from '../../src/storage/embedded/create-database.ts';
import { migrate } from '../../src/storage/migrations/migrate.ts';
import { migrationsDirectory } from '../../src/storage/migrations/migration-files.ts';
import { templateDatabase, urlOfDatabase } from './database-url.ts';
import { scratchLogger, startScratchServer } from './scratch-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the run's server from which others are made; see create-test-database.ts. */
    postgresUrl: string;
  }
}

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');

/** One PostgreSQL for the whole run, with a migrated template that every test database is a copy of. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // Tests that start the program start it compiled, as people do; types are checked elsewhere.
  const [server] = await Promise.all([
    startScratchServer(),
    run(
      process.execPath,
      [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--noCheck'],
      { cwd: ROOT },
    ),
  ]);
  try {
    await createDatabase(server.databaseUrl, templateDatabase);
    const template = urlOfDatabase(server.databaseUrl, templateDatabase);
    await migrate(template, { directory: migrationsDirectory, logger: scratchLogger });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('postgresUrl', server.databaseUrl);
  return () => server.stop();
}
