import { ConfigError, readConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { TokenRefused } from './slack/connect-team.ts';
import { start } from './start.ts';
import { startPlayground } from './start-playground.ts';
import { EmbeddedPostgresError } from './storage/embedded/embedded-postgres-error.ts';
import { MigrationError } from './storage/migrations/migration-error.ts';

/** How long stopping may take before the process ends anyway. */
const STOP_MS = 10_000;

/** Errors whose message is a line for whoever runs this, with the fix in it. */
function isForOperator(error: unknown): error is Error {
  return [ConfigError, TokenRefused, EmbeddedPostgresError, MigrationError].some(
    (kind) => error instanceof kind,
  );
}

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  const running =
    config.slack.kind === 'playground' ? await startPlayground(config, logger) : await start(config, logger);
  logger.info({ port: running.port }, 'dealhand is running');

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await running.stop();
    logger.info('dealhand has stopped');
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  const line = isForOperator(error) ? error.message : `Dealhand could not start: ${String(error)}`;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
