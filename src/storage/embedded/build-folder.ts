import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isProcessAlive } from './process-alive.ts';

/**
 * Makes the folder `target` appear whole or not at all: `build` fills a folder beside it that is then
 * renamed. Of two processes that build at once the first rename wins and the other's work is discarded.
 */
export async function buildFolder(
  target: string,
  build: (unfinished: string) => Promise<void>,
): Promise<void> {
  if (await exists(target)) return;
  await removeAbandoned(target);
  const unfinished = `${target}.new-${process.pid}`;
  await mkdir(unfinished);
  // The operator's umask may be stricter than what the server's own account needs.
  await chmod(unfinished, 0o755);
  try {
    await build(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
}

/** What a process that was killed while it built left behind. */
async function removeAbandoned(target: string): Promise<void> {
  const prefix = `${basename(target)}.new-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix) || isProcessAlive(Number(name.slice(prefix.length)))) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
