import { Pool } from 'pg';
import { INTERACTIVE_LIMITS } from '../../src/storage/storage.ts';

/** The baseline's pool: as many connections as Dealhand has, set up alike. `settings` are more of PostgreSQL's. */
export function openBarePool(databaseUrl: string, settings: readonly string[] = []): Pool {
  const all = ['TimeZone=UTC', 'pg_trgm.word_similarity_threshold=0.45', ...settings];
  return new Pool({
    connectionString: databaseUrl,
    max: INTERACTIVE_LIMITS.connections,
    options: all.map((setting) => `-c ${setting}`).join(' '),
  });
}
