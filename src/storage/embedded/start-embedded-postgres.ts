import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { attach } from './attach.ts';
import { type Cluster, openCluster, serverUser } from './cluster.ts';
import { createDatabase } from './create-database.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { locateServer } from './locate-server.ts';
import { findPostmaster, type ServerSettings, stopPostmaster } from './postmaster.ts';
import type { Presence } from './presence.ts';

export interface EmbeddedPostgres {
  /** Stays good when the server is started again. */
  readonly databaseUrl: string;
  /** Gives up our use of the server; the last process to do so stops it. Close pools first. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** The bin folder of an installed PostgreSQL, instead of the one from npm. */
  readonly pgBin?: string | undefined;
  readonly logger: Logger;
  readonly settings?: ServerSettings;
}

const databaseName = 'dealhand';

/** A server that went this soon may go again: wait before the next start, so as not to spin. */
const shortLifeMs = 5000;
const retryPauseMs = 500;

/**
 * Starts Dealhand's own PostgreSQL under `dataDir`, or joins the one that another process started or a
 * killed one left, and starts it again whenever it goes while we use it.
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { logger, settings = {} } = options;
  const cluster = await open(options.dataDir, options.pgBin);
  const stopping = new AbortController();
  const first = await attach(cluster, settings, undefined, stopping.signal);
  const { port } = first;
  const server = `postgresql://${serverUser}:${cluster.password}@127.0.0.1:${port}`;

  let attached: Promise<Presence | undefined> = Promise.resolve(first);
  const pause = () => setTimeout(retryPauseMs, undefined, { signal: stopping.signal }).catch(() => {});
  const attachAgain = async (lifeMs: number): Promise<Presence | undefined> => {
    if (lifeMs < shortLifeMs) await pause();
    try {
      return await attach(cluster, settings, port, stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) return undefined;
      logger.error({ err: error }, 'embedded PostgreSQL could not be started; trying on');
      return undefined;
    }
  };
  const watch = async (): Promise<void> => {
    for (;;) {
      const began = performance.now();
      await (await attached)?.gone;
      if (stopping.signal.aborted) return;
      logger.warn({ port }, 'embedded PostgreSQL went away; starting it again');
      attached = attachAgain(performance.now() - began);
    }
  };
  const watching = watch();

  const stop = async (): Promise<void> => {
    stopping.abort();
    const presence = await attached;
    // While the server is down nobody is counted; who else needs it starts it again.
    const last = presence === undefined || (await presence.leave().catch(() => true));
    const postmaster = await findPostmaster(cluster);
    if (last && postmaster !== undefined) await stopPostmaster(cluster, postmaster.pid);
    await presence?.close();
    await watching;
  };

  try {
    await createDatabase(`${server}/postgres`, databaseName);
  } catch (error) {
    await stop();
    throw error;
  }
  logger.info({ port }, 'embedded PostgreSQL is ready');
  return { databaseUrl: `${server}/${databaseName}`, stop };
}

async function open(dataDir: string, pgBin: string | undefined): Promise<Cluster> {
  try {
    const { clusterFolder, binaries, footing } = await locateServer(dataDir, pgBin);
    return await openCluster(clusterFolder, binaries, footing);
  } catch (error) {
    const isOfTheSystem = error instanceof Error && 'syscall' in error;
    if (!isOfTheSystem) throw error;
    throw new EmbeddedPostgresError(
      `DATA_DIR (${dataDir}) can't be used for PostgreSQL: ${error.message}. Make it writable for this user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}
