import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../../src/storage/migrations/migrate.ts';
import { migrationsDirectory } from '../../src/storage/migrations/migration-files.ts';
import { scratchLogger, startScratchServer } from '../postgres/scratch-server.ts';
import { schemaDifference } from './schema-difference.ts';

const usage = 'Usage: npm run db:migration -- NAME [--empty], with NAME in small letters, digits and _';

/** Writes `prisma/migrations/<time>_<name>/migration.sql`: what the schema has and the migrations lack. */
async function authorMigration(name: string, empty: boolean): Promise<string> {
  const sql = empty ? '' : await findDifference();
  if (sql === '' && !empty) {
    return 'The migrations already make prisma/schema.prisma. For SQL of your own add --empty.';
  }
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(migrationsDirectory, `${time}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql === '' ? '' : `${sql}\n`);
  // Prisma's command line asks for this file beside the migrations.
  await writeFile(join(migrationsDirectory, 'migration_lock.toml'), 'provider = "postgresql"\n');
  return `Wrote ${join(folder, 'migration.sql')}: read it before you commit it.`;
}

async function findDifference(): Promise<string> {
  const server = await startScratchServer();
  try {
    await migrate(server.databaseUrl, { directory: migrationsDirectory, logger: scratchLogger });
    return await schemaDifference(server.databaseUrl);
  } finally {
    await server.stop();
  }
}

const { values, positionals } = parseArgs({
  options: { empty: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [name] = positionals;
if (name === undefined || positionals.length > 1 || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  console.log(await authorMigration(name, values.empty));
}
