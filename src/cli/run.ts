import { parseArgs } from 'node:util';
import { type DestinationStream, pino } from 'pino';
import { readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { connectStorage } from '../storage/connect.ts';
import { BATCH_LIMITS } from '../storage/storage.ts';
import { chooseWorkspace } from './choose-workspace.ts';
import { explainFailure } from './explain-failure.ts';
import { hasFlag, textFlag } from './flags.ts';
import { helpOf, helpOfAll } from './help.ts';
import { processTerminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import type { Flags, Verb, VerbContext } from './verb.ts';
import { VERBS } from './verbs.ts';

/** Runs what was typed and resolves to the exit code: 0 done, 1 failed, 2 wrong use. */
export async function run(typed: readonly string[], now: Date): Promise<number> {
  try {
    const [name = 'help', ...rest] = typed;
    if (['help', '--help', '-h'].includes(name)) return help(rest[0]);
    const verb = verbNamed(name);
    const { values, positionals } = parse(verb, rest);
    if (hasFlag(values, 'help')) return help(name);
    return await verb.run(contextOf(values, positionals, now));
  } catch (error) {
    const explained = explainFailure(error);
    process.stderr.write(`dealhand: ${explained?.line ?? unforeseen(error)}\n`);
    return explained?.exitCode ?? 1;
  }
}

function help(name: string | undefined): number {
  process.stdout.write(`${name === undefined ? helpOfAll(VERBS) : helpOf(verbNamed(name))}\n`);
  return 0;
}

function verbNamed(name: string): Verb {
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (verb !== undefined) return verb;
  throw new UsageError(
    `There is no "${name}". The verbs: ${VERBS.map((known) => known.name).join(', ')}, help.`,
  );
}

function parse(verb: Verb, rest: readonly string[]): { values: Flags; positionals: string[] } {
  try {
    return parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        workspace: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        ...verb.options,
      },
    });
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${reason}. Usage: dealhand ${verb.name} ${verb.usage}`, { cause: error });
  }
}

function contextOf(flags: Flags, positionals: readonly string[], now: Date): VerbContext {
  const connect = () => {
    const config = readConfig();
    return connectStorage(config, createLogger(quieter(config.logLevel), standardError()), BATCH_LIMITS);
  };
  return {
    flags,
    positionals,
    now,
    terminal: processTerminal(hasFlag(flags, 'json')),
    config: () => readConfig(),
    connect,
    async inWorkspace(work) {
      const { storage, close } = await connect();
      try {
        const workspace = await chooseWorkspace(storage.database, textFlag(flags, 'workspace'), now);
        return await work(storage, workspace);
      } finally {
        await close();
      }
    },
  };
}

/** A person reads this terminal: what is only worth knowing in a server's log stays out of it. */
function quieter(level: string): string {
  return level === 'info' ? 'warn' : level;
}

/** Written at once, so that nothing is lost when the process ends. */
function standardError(): DestinationStream {
  return pino.destination({ dest: 2, sync: true });
}

function unforeseen(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `Something broke: ${message.replaceAll(/\s*\n\s*/g, ' ').trim()} (please report it with this line).`;
}
