import { migrationsDirectory, readMigrations } from './migrations/migration-files.ts';
import type { Database } from './storage.ts';

/** What the database says of itself. */
export interface DatabaseDiagnosis {
  /** PostgreSQL's version: "18.4". */
  readonly version: string;
  readonly hasTrigrams: boolean;
  readonly now: Date;
  /** Migrations of this version that the database has taken, and how many there are. */
  readonly migrations: { readonly applied: number; readonly known: number };
  /** Messages to Slack that were given up. */
  readonly deadLetters: number;
}

/** Asks the database how it is. */
export async function diagnoseDatabase(database: Database): Promise<DatabaseDiagnosis> {
  const [row] = await database.$queryRaw<Omit<DatabaseDiagnosis, 'migrations'>[]>`
    SELECT current_setting('server_version') AS version,
      EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS "hasTrigrams",
      clock_timestamp() AS now,
      (SELECT count(*)::int FROM outbox_message WHERE state = 'dead') AS "deadLetters"`;
  if (row === undefined) throw new Error('the database gave no answer');
  const finished = await database.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const known = await readMigrations(migrationsDirectory);
  const applied = known.filter(({ name }) => finished.some((migration) => migration.name === name));
  return { ...row, migrations: { applied: applied.length, known: known.length } };
}
