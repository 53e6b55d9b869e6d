import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { buildFolder } from './build-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findFreePort } from './free-port.ts';
import { lastLogLine } from './server-log.ts';
import { type Footing, startProgram } from './server-program.ts';

/** The one role of the server, its owner. */
export const serverUser = 'dealhand';

/** A PostgreSQL cluster on disk: `data/`, `password`, `port` and `server.log` in one folder. */
export interface Cluster extends Footing {
  readonly folder: string;
  readonly password: string;
}

/**
 * Opens the cluster in `folder`, made on first use.
 * @throws EmbeddedPostgresError when it can't be made, or is of another major version
 */
export async function openCluster(folder: string, binaries: Binaries, footing: Footing): Promise<Cluster> {
  await buildFolder(folder, (unfinished) => createCluster(unfinished, footing));
  const found = Number.parseInt(await readFile(join(folder, 'data', 'PG_VERSION'), 'utf8'), 10);
  if (found !== binaries.major) {
    throw new EmbeddedPostgresError(
      `The data in ${folder} is PostgreSQL ${found}'s and the programs are PostgreSQL ${binaries.major}'s: set PG_BIN to the bin folder of a PostgreSQL ${found} to go on with it, or move the data with that version's pg_dump to a server of your own and set DATABASE_URL.`,
    );
  }
  const password = await readFile(join(folder, 'password'), 'utf8');
  return { ...footing, folder, password };
}

async function createCluster(folder: string, footing: Footing): Promise<void> {
  const password = join(folder, 'password');
  await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 });
  await writeFile(join(folder, 'port'), `${await findFreePort()}`);
  await mkdir(join(folder, 'data'), { mode: 0o700 });
  for (const path of [folder, password, join(folder, 'data')]) {
    if (footing.account !== undefined) await chown(path, footing.account.uid, footing.account.gid);
  }
  await chmod(folder, 0o700);
  const initdb = await startProgram('initdb', footing, folder, (path) => [
    `--pgdata=${path}/data`,
    `--username=${serverUser}`,
    `--pwfile=${path}/password`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    // With plain C, pg_trgm finds no trigrams in 北京科技 and doesn't fold Ü.
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ]);
  const [code] = await once(initdb, 'exit');
  if (code === 0) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL's data folder couldn't be made: ${await lastLogLine(folder)} Fix that, or set DATABASE_URL.`,
  );
}
