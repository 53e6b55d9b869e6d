import { ConfigError } from '../config.ts';
import { ImportRefused } from '../deals/import/import-refused.ts';
import { EmbeddedPostgresError } from '../storage/embedded/embedded-postgres-error.ts';
import { failureOf } from '../storage/failure.ts';
import { MigrationError } from '../storage/migrations/migration-error.ts';
import { OutcomeUnknown } from '../storage/transaction.ts';
import { UsageError } from './usage-error.ts';

/** What a failure means outside: the exit code and one line. */
export interface Explained {
  readonly exitCode: 1 | 2;
  readonly line: string;
}

/** Puts an error into one line that names the fix; undefined for one that nobody foresaw. */
export function explainFailure(error: unknown): Explained | undefined {
  if (error instanceof UsageError || error instanceof ImportRefused) {
    return { exitCode: 2, line: error.message };
  }
  if (
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError
  ) {
    return { exitCode: 1, line: error.message };
  }
  const detail = error instanceof Error && error.message !== '' ? oneLine(error.message) : codeOf(error);
  // Classes 28 and 3D: refused log-in, unknown database.
  if (/^(28|3D)/.test(codeOf(error))) {
    return {
      exitCode: 1,
      line: `DATABASE_URL: the database doesn't let Dealhand in (${detail}): correct it.`,
    };
  }
  if (error instanceof OutcomeUnknown || failureOf(error) === 'unavailable') {
    return {
      exitCode: 1,
      line: `The database is out of reach (${detail}): check DATABASE_URL and that it runs, then type the same again; nothing is done twice.`,
    };
  }
  return undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
