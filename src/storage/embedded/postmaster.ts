import { type ChildProcess, execFile } from 'node:child_process';
import { readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Cluster } from './cluster.ts';
import { isProcessAlive } from './process-alive.ts';
import { startProgram } from './server-program.ts';

/** The server's main process. `port` is unknown while it is still writing its pid file. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number | undefined;
}

/** Options for `postgres -c`, such as `{ fsync: 'off' }`. */
export type ServerSettings = Readonly<Record<string, string>>;

const logLimitBytes = 10_000_000;

/** The process that serves this cluster, whoever started it, or undefined when none does. */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const pidFile = join(cluster.folder, 'data', 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (Number.isNaN(pid) || !isProcessAlive(pid)) return undefined;
  if (await isServing(pid, cluster.folder)) return { pid, port: Number(lines[3]) || undefined };
  // The pid went to another process since (usual after a container's restart), or the folder is a copy of
  // a running server's. PostgreSQL would refuse to start over this file.
  await unlink(pidFile).catch(() => {});
  return undefined;
}

/** Starts the server, without waiting until it takes connections. */
export async function launchPostmaster(
  cluster: Cluster,
  port: number,
  settings: ServerSettings,
): Promise<ChildProcess> {
  const log = join(cluster.folder, 'server.log');
  if ((await stat(log)).size > logLimitBytes) await rename(log, `${log}.old`);
  const options: ServerSettings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements carry the team's deals, which have no place in a log.
    log_min_error_statement: 'panic',
    ...settings,
  };
  const child = await startProgram('postgres', cluster, cluster.folder, (path) => [
    '-D',
    `${path}/data`,
    ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    '-c',
    folderMark(cluster.folder),
  ]);
  // The server may outlive us: another process may be using it.
  child.unref();
  return child;
}

/** Stops the server: its sessions end at once, its data is written out. Returns when it has gone. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  // On Windows this ends the process without a word, and the next start recovers from the log.
  sendSignal(pid, 'SIGINT');
  for (let waited = 0; (await findPostmaster(cluster))?.pid === pid; waited += 20) {
    // Dealhand itself has 10 s to close. Everything committed is safe in either way.
    if (waited === 8000) sendSignal(pid, 'SIGQUIT');
    await setTimeout(20);
  }
}

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (isProcessAlive(pid)) throw error;
  }
}

/** A setting that PostgreSQL ignores and the list of processes shows, so that a server is known again. */
function folderMark(folder: string): string {
  return `dealhand.folder=${folder}`;
}

async function isServing(pid: number, folder: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const commandLine =
    process.platform === 'linux'
      ? (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
      : (await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout;
  return commandLine.trimEnd().endsWith(` ${folderMark(folder)}`);
}
