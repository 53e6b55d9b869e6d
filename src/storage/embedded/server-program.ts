import { type ChildProcess, spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerAccount } from './server-account.ts';

/** Which programs run as whom, and whether that account can walk to the data folder by its path. */
export interface Footing {
  readonly programs: string;
  readonly account: ServerAccount | undefined;
  readonly reachable: boolean;
}

const inheritedFolder = '/proc/self/fd/3';

/**
 * Starts `initdb` or `postgres` in a session of its own, so that a Ctrl-C meant for Dealhand doesn't stop
 * the server before Dealhand has finished with it. Its output is added to `server.log` in `folder`.
 * @param args given the path by which the program finds `folder`: root opens a folder that the account
 *   can't walk to and hands the open one on
 */
export async function startProgram(
  name: 'initdb' | 'postgres',
  footing: Footing,
  folder: string,
  args: (folder: string) => readonly string[],
): Promise<ChildProcess> {
  const files: FileHandle[] = [];
  try {
    const log = await open(join(folder, 'server.log'), 'a', 0o600);
    files.push(log);
    const inherited = footing.reachable ? undefined : await open(folder);
    if (inherited !== undefined) files.push(inherited);
    return spawn(join(footing.programs, name), args(footing.reachable ? folder : inheritedFolder), {
      ...footing.account,
      detached: true,
      windowsHide: true,
      env: { LC_ALL: 'C' },
      stdio: ['ignore', log.fd, log.fd, ...(inherited === undefined ? [] : [inherited.fd])],
    });
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}
