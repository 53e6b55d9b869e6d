import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import { migrate } from './migrations/migrate.ts';
import { migrationsDirectory } from './migrations/migration-files.ts';
import { openStorage, type Storage, type StorageLimits } from './storage.ts';

/** Migrated storage, ready to use. */
export interface StorageConnection {
  readonly storage: Storage;
  readonly databaseUrl: string;
  /** Closes the pool, then the embedded PostgreSQL if nobody else uses it. */
  close(): Promise<void>;
}

/**
 * Opens the database that the configuration names, the embedded one when it names none, and brings its
 * schema up to date. Throws EmbeddedPostgresError or MigrationError with a line for the operator.
 */
export async function connectStorage(
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'pgBin'>,
  logger: Logger,
  limits?: StorageLimits,
): Promise<StorageConnection> {
  const server = config.databaseUrl === undefined ? await startEmbedded(config, logger) : undefined;
  const databaseUrl = config.databaseUrl ?? server?.databaseUrl ?? '';
  try {
    await migrate(databaseUrl, { directory: migrationsDirectory, logger });
    const storage = openStorage(databaseUrl, logger, limits);
    const close = async () => {
      await storage.close();
      await server?.stop();
    };
    return { storage, databaseUrl, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

function startEmbedded({ dataDir, pgBin }: Pick<Config, 'dataDir' | 'pgBin'>, logger: Logger) {
  return startEmbeddedPostgres({ dataDir, logger, ...(pgBin === undefined ? {} : { pgBin }) });
}
