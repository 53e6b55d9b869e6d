import { Client, DatabaseError } from 'pg';

/** What PostgreSQL answers when another process created the database in the same moment. */
const alreadyThere = new Set(['42P04', '23505']);

/** Creates the database `name` unless it exists. `serverUrl` names another database of the same server. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && alreadyThere.has(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}
