import { Client, DatabaseError } from 'pg';
import { type Cluster, serverUser } from './cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/**
 * One process's use of the server: an open session that holds a shared advisory lock. The system closes
 * it however the process ends, so a process that was killed is never counted.
 */
export interface Presence {
  readonly port: number;
  /** Settles when the session is gone, by `leave` or because the server went. */
  readonly gone: Promise<void>;
  /** Whether we were the last; then nobody can join until `close`, and the server is for us to stop. */
  leave(): Promise<boolean>;
  close(): Promise<void>;
}

const presenceLock = 72_707_370;

/** Joins the users of the server, or undefined while it takes no connections or is about to stop. */
export async function joinServer(cluster: Cluster, port: number): Promise<Presence | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: serverUser,
    password: cluster.password,
    database: 'postgres',
    application_name: 'dealhand presence',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  const gone = new Promise<void>((resolve) => client.once('end', resolve));
  // A lost connection is told by `end`; unheard, the error would end the process.
  client.on('error', () => {});
  const tryLock = async (call: string) => {
    const { rows } = await client.query<{ taken: boolean }>(`SELECT ${call}(${presenceLock}) AS taken`);
    return rows[0]?.taken === true;
  };
  try {
    await client.connect();
    if (await tryLock('pg_try_advisory_lock_shared')) {
      return {
        port,
        gone,
        leave: async () => {
          await client.query(`SELECT pg_advisory_unlock_shared(${presenceLock})`);
          return tryLock('pg_try_advisory_lock');
        },
        close: () => client.end().catch(() => {}),
      };
    }
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw new EmbeddedPostgresError(
        `The password in ${cluster.folder}/password isn't that of the PostgreSQL running there: put back the file that belongs to it.`,
        { cause: error },
      );
    }
  }
  await client.end().catch(() => {});
  return undefined;
}
