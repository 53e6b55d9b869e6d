import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { templateDatabase, urlOfDatabase } from './database-url.ts';

export interface TestDatabase {
  readonly databaseUrl: string;
  /** Also ends the sessions that are still open on it. */
  drop(): Promise<void>;
}

/** A database with the whole schema and nothing in it, or with no schema at all. */
export async function createTestDatabase(schema: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = schema === 'migrated' ? templateDatabase : 'template0';
  await runOnServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    databaseUrl: urlOfDatabase(inject('postgresUrl'), name),
    drop: () => runOnServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function runOnServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
