import type { DatabaseDiagnosis } from '../../storage/diagnose.ts';
import { type Check, failed, passed } from './check.ts';

/** Our clock and the database's may differ by this much, in milliseconds, before leases and slots suffer. */
const CLOCK_MS = 5_000;
/** The oldest PostgreSQL that still gets fixes (postgresql.org/support/versioning, November 2026). */
const OLDEST_MAJOR = 14;

/** What the database's own answers mean. `now` is this machine's time when it answered. */
export function checkDatabase(diagnosis: DatabaseDiagnosis, now: Date): Check[] {
  const { version, hasTrigrams, migrations, deadLetters } = diagnosis;
  const apart = Math.abs(diagnosis.now.getTime() - now.getTime());
  const isOld = Number.parseInt(version, 10) < OLDEST_MAJOR;
  return [
    isOld
      ? failed('database', `PostgreSQL ${version}`, `Use PostgreSQL ${OLDEST_MAJOR} or newer.`)
      : passed('database', `PostgreSQL ${version}`),
    migrations.applied === migrations.known
      ? passed('migrations', `${migrations.applied} of ${migrations.known} applied`)
      : failed(
          'migrations',
          `${migrations.applied} of ${migrations.known} applied`,
          'Start Dealhand once: it brings the database up to date.',
        ),
    hasTrigrams
      ? passed('pg_trgm', 'installed')
      : failed('pg_trgm', 'not installed', 'Run "CREATE EXTENSION pg_trgm" as a superuser of the database.'),
    deadLetters === 0
      ? passed('outbox', 'no message was given up')
      : failed(
          'outbox',
          `${deadLetters} messages to Slack were given up`,
          'Look at outbox_message.error: usually Dealhand has to be invited to the channel again.',
        ),
    apart <= CLOCK_MS
      ? passed('clock', `${apart} ms from the database's`)
      : failed(
          'clock',
          `${Math.round(apart / 1000)} s from the database's`,
          'Synchronise both clocks (NTP).',
        ),
  ];
}
