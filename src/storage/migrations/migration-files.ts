import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  /** The folder's name, `20261124093000_add_quotas`: the order of names is the order in time. */
  readonly name: string;
  readonly sql: string;
  /** Prisma's: sha256 of the script, in hex. */
  readonly checksum: string;
}

/** `prisma/migrations` of this package, equally far from `src/` and from `dist/`. */
export const migrationsDirectory = join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations');

/** Reads `<name>/migration.sql` of every folder, oldest first. A missing directory has no migrations. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      // A checkout on Windows may have rewritten the line ends, which is no edit.
      const sql = (await readFile(join(directory, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
