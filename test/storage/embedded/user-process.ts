/** A process that uses the embedded PostgreSQL in the folder it is given, until SIGTERM. */
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../../src/storage/embedded/start-embedded-postgres.ts';

const [dataDir = '', pgBin] = process.argv.slice(2);
const logger = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
const server = await startEmbeddedPostgres({ dataDir, pgBin, logger });
process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit());
});
// Keeps the process alive until then.
setInterval(() => {}, 1_000_000);
console.log(server.databaseUrl);
