import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** PostgreSQL refuses to run as root, so a Dealhand that does starts it as this user. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account to run the server as, or undefined when it is simply ours. The owner of an existing
 * `clusterFolder` is kept, whatever users the machine has gained since. It must stand in /etc/passwd,
 * because initdb looks its own name up.
 */
export async function findServerAccount(clusterFolder: string): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const found = users.find(([name]) => name === wanted);
    if (found !== undefined) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root and there is no user "postgres" or "nobody": start Dealhand as another user or set DATABASE_URL.',
  );
}

/** Whether the account can walk to `path`, or a folder above it (root's 0700 home, say) keeps it out. */
export async function canReach(path: string, account: ServerAccount): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const search = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & search) === 0) return false;
  return dirname(path) === path || canReach(dirname(path), account);
}
