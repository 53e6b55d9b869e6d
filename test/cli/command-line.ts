import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { vi } from 'vitest';
import { z } from 'zod';
import { run } from '../../src/cli/run.ts';
import { createTestDatabase } from '../postgres/create-test-database.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const FIXTURES = join(ROOT, 'test', 'fixtures');
/** Tuesday. */
export const NOW = new Date('2026-11-24T15:00:00.000Z');

/** What a command left behind. */
export interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line on a database of its own. */
export interface CommandLine {
  readonly databaseUrl: string;
  /** Types `dealhand …` with nobody at the terminal, inside this process, at {@link NOW}. */
  type(...typed: string[]): Promise<Finished>;
  /** Types it with `--json` and reads its answer. */
  json<Answer>(schema: z.ZodType<Answer>, ...typed: string[]): Promise<Answer & { code: number }>;
  /** Starts it as a process of its own, now. */
  start(...typed: string[]): ChildProcess;
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/** Sets a command line up over an empty database; close it when the test file ends. */
export async function openCommandLine(): Promise<CommandLine> {
  const { databaseUrl, drop } = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'dealhand-cli-'));
  const type = (...typed: string[]) => typeHere(databaseUrl, typed);
  return {
    databaseUrl,
    type,
    async json(schema, ...typed) {
      const { code, out, err } = await type(...typed, '--json');
      if (out === '') throw new Error(`no answer: ${err}`);
      return { ...schema.parse(JSON.parse(out)), code };
    },
    start: (...typed) => startProcess(databaseUrl, typed),
    async file(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    async close() {
      await rm(folder, { recursive: true, force: true });
      await drop();
    },
  };
}

/** Waits for a process that {@link CommandLine.start} started. */
export async function finished(child: ChildProcess): Promise<Finished> {
  if (child.stdout === null || child.stderr === null) throw new Error('the process has no pipes');
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: z.number().parse(code), out, err };
}

function startProcess(databaseUrl: string, typed: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'dist', 'cli', 'main.js'), ...typed], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function typeHere(databaseUrl: string, typed: readonly string[]): Promise<Finished> {
  vi.stubEnv('DATABASE_URL', databaseUrl);
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  try {
    return { code: await run(typed, NOW), out: out.text(), err: err.text() };
  } finally {
    out.release();
    err.release();
    vi.unstubAllEnvs();
  }
}

/** Takes what is written to a stream instead of showing it. */
function capture(stream: NodeJS.WriteStream) {
  const pieces: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((piece, encoding, done) => {
    pieces.push(typeof piece === 'string' ? piece : Buffer.from(piece).toString());
    const callback = typeof encoding === 'function' ? encoding : done;
    callback?.();
    return true;
  });
  return { text: () => pieces.join(''), release: () => spy.mockRestore() };
}
