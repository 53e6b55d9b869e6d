import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { createTestDatabase } from '../postgres/create-test-database.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const FIXTURES = join(ROOT, 'test', 'fixtures');

/** What a command left behind. */
export interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line on an empty database and in an empty folder of its own. */
export interface CommandLine {
  readonly databaseUrl: string;
  /** Runs `dealhand …` in a process of its own, with nobody at the terminal. */
  run(...typed: string[]): Promise<Finished>;
  /** Runs it with `--json` and reads its answer. */
  json<Answer>(schema: z.ZodType<Answer>, ...typed: string[]): Promise<Answer & { code: number }>;
  start(...typed: string[]): ChildProcess;
  /** Writes a file and gives its path. */
  file(name: string, content: string | Buffer): Promise<string>;
  close(): Promise<void>;
}

/** Sets a command line up; close it when the test file ends. */
export async function openCommandLine(environment: NodeJS.ProcessEnv = {}): Promise<CommandLine> {
  const { databaseUrl, drop } = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'dealhand-cli-'));
  const start = (...typed: string[]) =>
    spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src', 'cli', 'main.ts'), ...typed], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run = async (...typed: string[]): Promise<Finished> => {
    const child = start(...typed);
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code: z.number().parse(code), out, err };
  };
  return {
    databaseUrl,
    run,
    start,
    async json(schema, ...typed) {
      const { code, out, err } = await run(...typed, '--json');
      if (out === '') throw new Error(`no answer: ${err}`);
      return { ...schema.parse(JSON.parse(out)), code };
    },
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
