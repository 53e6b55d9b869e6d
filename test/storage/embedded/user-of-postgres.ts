import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Another process that uses the embedded PostgreSQL. */
export interface UserOfPostgres {
  readonly databaseUrl: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export interface UserOptions {
  readonly pgBin?: string | undefined;
  /** The user and group id to run as; needs root. */
  readonly id?: number;
}

/** Starts one and waits until it has its server. */
export async function startUser(dataDir: string, { pgBin, id }: UserOptions = {}): Promise<UserOfPostgres> {
  const script = join(import.meta.dirname, 'user-process.ts');
  const args = ['--import', 'tsx', script, dataDir, ...(pgBin === undefined ? [] : [pgBin])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(id === undefined ? {} : { uid: id, gid: id }),
  });
  const end = (signal: NodeJS.Signals) => async () => {
    if (hasEnded(child)) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  onTestFinished(end('SIGKILL'));
  for await (const databaseUrl of createInterface({ input: child.stdout })) {
    return { databaseUrl, stop: end('SIGTERM'), kill: end('SIGKILL') };
  }
  throw new Error('The process ended before it had a server');
}

/** The pid of the server in this folder, or undefined when its pid file isn't there. */
export async function serverPid(dataDir: string): Promise<number | undefined> {
  const file = join(dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  return Number.parseInt(text, 10) || undefined;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
