import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/storage/embedded/start-embedded-postgres.ts';

/** Durability costs time, and what a test writes is thrown away anyway. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

export const scratchLogger = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));

/** A PostgreSQL in a temporary folder that `stop` removes. */
export async function startScratchServer(): Promise<EmbeddedPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dealhand-test-'));
  // mkdtemp lets only us in, and as root PostgreSQL runs as somebody else.
  await chmod(dataDir, 0o755);
  const remove = async () => rm(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir, logger: scratchLogger, settings });
    const stop = async () => {
      await server.stop();
      await remove();
    };
    return { databaseUrl: server.databaseUrl, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}
