import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../src/storage/embedded/create-database.ts';
import { startEmbeddedPostgres } from '../../src/storage/embedded/start-embedded-postgres.ts';
import { migrate } from '../../src/storage/migrations/migrate.ts';
import { migrationsDirectory } from '../../src/storage/migrations/migration-files.ts';
import { urlOfDatabase } from '../postgres/database-url.ts';
import { scratchLogger } from '../postgres/scratch-server.ts';

/** A server whose commits are written through, as after a real start. */
export interface DurableServer {
  /** A migrated database of its own for each row, and its URL. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL with the settings of a real start, in a temporary folder that `stop` removes. The servers
 * of the tests aren't durable and would flatter both sides.
 */
export async function startDurableServer(): Promise<DurableServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dealhand-bench-'));
  // mkdtemp lets only us in, and as root PostgreSQL runs as somebody else.
  await chmod(dataDir, 0o755);
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir, logger: scratchLogger });
    return {
      createDatabase: async (name) => {
        await createDatabase(server.databaseUrl, name);
        const databaseUrl = urlOfDatabase(server.databaseUrl, name);
        await migrate(databaseUrl, { directory: migrationsDirectory, logger: scratchLogger });
        return databaseUrl;
      },
      stop: async () => {
        await server.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
