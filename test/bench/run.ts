/** `npm run bench [-- --full]`: the figures of docs/performance.md, measured here and now. */
import { parseArgs } from 'node:util';
import { openStorage } from '../../src/storage/storage.ts';
import { scratchLogger } from '../postgres/scratch-server.ts';
import { benchCommand } from './command.ts';
import { startDurableServer } from './durable-server.ts';
import { table } from './report.ts';
import { benchResolveName } from './resolve-name.ts';
import { FULL_SIZES, QUICK_SIZES } from './sizes.ts';
import { benchUseCase } from './use-case.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const sizes = values.full ? FULL_SIZES : QUICK_SIZES;

const server = await startDurableServer();
/** Runs one row on a database of its own. */
async function onDatabase<Result>(
  name: string,
  bench: (storage: ReturnType<typeof openStorage>, databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const databaseUrl = await server.createDatabase(name);
  const storage = openStorage(databaseUrl, scratchLogger);
  try {
    return await bench(storage, databaseUrl);
  } finally {
    await storage.close();
  }
}
try {
  const command = await onDatabase('bench_command', (storage, url) =>
    benchCommand(storage, url, sizes.command),
  );
  const useCase = await onDatabase('bench_use_case', (storage, url) =>
    benchUseCase(storage, url, sizes.useCase),
  );
  const resolve = await onDatabase('bench_resolve', (storage, url) =>
    benchResolveName(storage, url, sizes.resolve),
  );
  const lines = [...command, ...useCase, ...resolve.lines];
  process.stdout.write(`${table(lines)}\n\n${resolve.notes.map((note) => `- ${note}`).join('\n')}\n`);
  if (lines.some(({ isReached }) => !isReached)) process.exitCode = 1;
} finally {
  await server.stop();
}
