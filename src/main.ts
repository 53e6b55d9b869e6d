import { ConfigError, readConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { SlackUnavailable } from './slack/connect-team.ts';
import { start } from './start.ts';
import { startPlayground } from './start-playground.ts';
import { EmbeddedPostgresError } from './storage/embedded/embedded-postgres-error.ts';
import { failureOf } from './storage/failure.ts';
import { MigrationError } from './storage/migrations/migration-error.ts';

/** How long stopping may take before the process ends anyway. */
const STOP_MS = 10_000;

/** Errors whose message is a line for whoever runs this, with the fix in it. */
const FOR_OPERATORS = [ConfigError, SlackUnavailable, EmbeddedPostgresError, MigrationError];

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  const { slack } = config;
  const starting =
    slack.kind === 'playground' ? startPlayground(config, logger) : start({ ...config, slack }, logger);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await (await starting).stop();
    logger.info('dealhand has stopped');
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop().catch(fail));
  process.on('SIGINT', () => void stop().catch(fail));
  const { port } = await starting;
  logger.info({ port }, 'dealhand is running');
}

function fail(error: unknown): void {
  process.stderr.write(`${lineFor(error)}\n`);
  process.exit(1);
}

function lineFor(error: unknown): string {
  if (!(error instanceof Error)) return `Dealhand could not start: ${String(error)}`;
  if (FOR_OPERATORS.some((kind) => error instanceof kind)) return error.message;
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'PORT is taken, perhaps by another Dealhand: stop that one, or set PORT to a free port.';
  }
  if (failureOf(error) === 'unavailable') {
    return `DATABASE_URL leads to a database that doesn't answer (${error.message}): start it, or correct the address.`;
  }
  return `Dealhand could not start: ${error.message}`;
}

main().catch(fail);
