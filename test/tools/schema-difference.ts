import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSchemaEngine } from './schema-engine.ts';

/**
 * Indexes that stand only in the migrations, because Prisma's language can't say them and Prisma would
 * drop them. Partial indexes, checks and extensions need no entry: Prisma leaves them alone.
 */
export const sqlOnlyIndexes: readonly string[] = ['deal_search_name_pattern', 'deal_search_name_trigrams'];

/** The SQL that a database with all migrations still needs to be `prisma/schema.prisma`; empty when equal. */
export async function schemaDifference(databaseUrl: string): Promise<string> {
  const path = join(import.meta.dirname, '..', '..', 'prisma', 'schema.prisma');
  const files = [{ path, content: await readFile(path, 'utf8') }];
  const engine = await openSchemaEngine(databaseUrl);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return withoutKnownDrops(stdout ?? '').trim();
  } finally {
    engine.free();
  }
}

function withoutKnownDrops(sql: string): string {
  if (sql.trim() === '-- This is an empty migration.') return '';
  return sqlOnlyIndexes.reduce(
    (rest, name) => rest.replace(`-- DropIndex\nDROP INDEX "${name}";\n`, ''),
    sql,
  );
}
