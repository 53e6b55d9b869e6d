import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  stop(): Promise<void>;
}

const PortLine = z.object({ port: z.number() });

/** Starts a Node program that writes a JSON line with its port when it is ready; `input` goes to its standard input. */
export async function startServerProcess(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  input = '',
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input);
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = PortLine.safeParse(parseJson(line));
    if (!parsed.success) continue;
    child.stdout.resume();
    return { port: parsed.data.port, stop: () => stop(child) };
  }
  throw new Error(`${args.at(-1) ?? 'the server'} ended before it had a port`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
