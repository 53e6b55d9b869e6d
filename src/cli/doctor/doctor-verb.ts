import { type Config, ConfigError } from '../../config.ts';
import { diagnoseDatabase } from '../../storage/diagnose.ts';
import { EmbeddedPostgresError } from '../../storage/embedded/embedded-postgres-error.ts';
import { MigrationError } from '../../storage/migrations/migration-error.ts';
import type { Database } from '../../storage/storage.ts';
import { listWorkspaces } from '../../storage/workspaces.ts';
import { explainFailure } from '../explain-failure.ts';
import type { Verb, VerbContext } from '../verb.ts';
import { type Check, failed, passed } from './check.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkDatabase } from './check-database.ts';
import { checkSlack } from './check-slack.ts';

export const doctorVerb: Verb = {
  name: 'doctor',
  usage: '',
  summary: 'Look at everything that Dealhand needs and say how to put right what is wrong.',
  options: {},
  async run(context) {
    const checks = await lookAtEverything(context);
    const ok = checks.every((check) => check.ok);
    if (context.terminal.json) context.terminal.print({ ok, checks });
    else for (const line of linesOf(checks)) context.terminal.say(line);
    return ok ? 0 : 1;
  },
};

async function lookAtEverything(context: VerbContext): Promise<Check[]> {
  let config: Config;
  try {
    config = context.config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [failed('configuration', error.message, 'Correct this variable of the environment.')];
  }
  return [
    passed('configuration', `Slack by ${config.slack.kind}, database ${place(config)}`),
    ...(await checkStorage(context, config)),
    // After the database, whose first start makes the folder.
    ...(config.databaseUrl === undefined ? [await checkDataFolder(config.dataDir)] : []),
    await checkSlack(config),
  ];
}

async function checkStorage(context: VerbContext, config: Config): Promise<Check[]> {
  try {
    const { storage, close } = await context.connect();
    try {
      const diagnosis = await diagnoseDatabase(storage.database);
      return [
        ...checkDatabase(diagnosis, new Date()),
        await checkChannel(storage.database, config.dealChannel),
      ];
    } finally {
      await close();
    }
  } catch (error) {
    const line = explainFailure(error)?.line;
    if (line === undefined) throw error;
    const fix =
      error instanceof MigrationError || error instanceof EmbeddedPostgresError
        ? 'Do what the line says; nothing in the database has changed.'
        : 'Set DATABASE_URL right, or unset it for a database of its own.';
    return [failed('database', line, fix)];
  }
}

/** Without a channel everything goes to people directly, which works but is rarely meant. */
async function checkChannel(database: Database, configured: string | null): Promise<Check> {
  const name = 'deal channel';
  const workspaces = await listWorkspaces(database);
  const without = workspaces.filter(({ dealChannel }) => (dealChannel ?? configured) === null);
  return without.length === 0
    ? passed(name, 'set')
    : passed(
        name,
        `not set for ${without.map((workspace) => workspace.name).join(', ')}: nudges and wins go to people directly; DEAL_CHANNEL or the settings choose one`,
      );
}

function place({ databaseUrl, dataDir }: Config): string {
  return databaseUrl === undefined ? `of its own in ${dataDir}` : `at ${new URL(databaseUrl).host}`;
}

function linesOf(checks: readonly Check[]): string[] {
  const wrong = checks.filter((check) => !check.ok).length;
  const width = Math.max(...checks.map(({ name }) => name.length));
  return [
    wrong === 0 ? 'All is well.' : `${wrong} of ${checks.length} checks failed.`,
    ...checks.flatMap(({ name, ok, detail, fix }) => [
      `  ${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(width)}  ${detail}`,
      ...(fix === null ? [] : [`        ${''.padEnd(width)}  → ${fix}`]),
    ]),
  ];
}
