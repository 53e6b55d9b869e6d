import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverPid } from './user-of-postgres.ts';

/** A new folder for a server. */
export async function makeDataFolder(mode: 0o700 | 0o755 = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dealhand-embedded-'));
  await chmod(folder, mode);
  return folder;
}

/** Removes the folder and ends the server that a failed test may have left in it. */
export async function removeDataFolder(folder: string): Promise<void> {
  const pid = await serverPid(folder);
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
