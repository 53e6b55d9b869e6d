import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, escapeLiteral } from 'pg';
import type { Logger } from 'pino';
import { MigrationError } from './migration-error.ts';
import { type Migration, readMigrations } from './migration-files.ts';

export interface MigrateOptions {
  readonly directory: string;
  readonly logger: Logger;
}

/** Prisma's own lock, so that its command line and we never migrate at the same time. */
const migrationLock = 72_707_369;

/** First line of a script of one statement that PostgreSQL doesn't allow in a transaction. */
const noTransaction = '-- no transaction';

/** Prisma's table, column by column: `prisma migrate status` reads ours and we read its. */
const createTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  logs: string | null;
}

/**
 * Brings the database to this version's schema and returns the names of the migrations that it took.
 * Several processes may call it at once: one works, the others wait and find nothing to do.
 * @throws MigrationError when a known migration was edited or has failed, or the database is newer
 */
export async function migrate(databaseUrl: string, options: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(options.directory);
  const client = new Client({ connectionString: databaseUrl });
  // What broke the connection is told by the query that was running.
  client.on('error', () => {});
  await client.connect();
  try {
    await takeLock(client, options.logger);
    await client.query(createTable);
    const { rows } = await client.query<AppliedMigration>(
      'SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const pending = findPending(migrations, rows);
    for (const migration of pending) {
      await apply(client, migration);
      options.logger.info({ migration: migration.name }, 'migration applied');
    }
    return { applied: pending.map(({ name }) => name) };
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

/** Asks again and again: a session that waits inside the lock call would hold up CREATE INDEX CONCURRENTLY. */
async function takeLock(client: Client, logger: Logger): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const { rows } = await client.query<{ taken: boolean }>(
      `SELECT pg_try_advisory_lock(${migrationLock}) AS taken`,
    );
    if (rows[0]?.taken === true) return;
    if (tries === 0) logger.info('waiting for another process to finish its migrations');
    await setTimeout(50);
  }
}

function findPending(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at: finishedAt, logs } of applied) {
    const migration = known.get(name);
    if (migration === undefined) {
      throw new MigrationError(
        `The database has the migration ${name}, which this version of Dealhand doesn't know: start the newer version again, or restore a backup from before it.`,
      );
    }
    if (finishedAt === null) {
      throw new MigrationError(
        `The migration ${name} failed (${oneLine(logs ?? 'it was interrupted')}): put right by hand what it left, then run "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = ${escapeLiteral(name)} AND finished_at IS NULL" and start again.`,
      );
    }
    if (checksum !== migration.checksum) {
      throw new MigrationError(
        `The migration ${name} was edited after this database took it: restore its migration.sql and write the change as a new one with "npm run db:migration -- NAME".`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: Client, migration: Migration): Promise<void> {
  if (migration.sql.startsWith(noTransaction)) return applyAlone(client, migration);
  try {
    // One simple-protocol script is one transaction: the change and its record come together or not at all.
    await client.query(`${migration.sql}\n;${recordOf(migration, randomUUID(), 'now()')}`);
  } catch (error) {
    throw new MigrationError(
      `The migration ${migration.name} failed and changed nothing: ${messageOf(error)}. Put that right and start again.`,
      { cause: error },
    );
  }
}

/** Here a failure can leave something behind, so it is recorded and stays in the way until it is put right. */
async function applyAlone(client: Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  await client.query(recordOf(migration, id, 'NULL'));
  try {
    await client.query(migration.sql);
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, messageOf(error)]);
    throw new MigrationError(
      `The migration ${migration.name} failed: ${messageOf(error)}. Start again for what to do.`,
      {
        cause: error,
      },
    );
  }
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1',
    [id],
  );
}

/** As SQL text, because a script in the simple protocol takes no parameters. */
function recordOf({ name, checksum }: Migration, id: string, finishedAt: 'now()' | 'NULL'): string {
  const steps = finishedAt === 'NULL' ? 0 : 1;
  return `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES ('${id}', '${checksum}', ${escapeLiteral(name)}, ${finishedAt}, ${steps})`;
}

function messageOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
