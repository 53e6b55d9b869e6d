import { PrismaPg } from '@prisma/adapter-pg';
import type { Logger } from 'pino';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** What queries run on: the client itself, or a transaction of it. */
export type Database = PrismaClient | Prisma.TransactionClient;

/** An open connection pool. Close it last: everything that is under way needs it. */
export interface Storage {
  readonly database: PrismaClient;
  close(): Promise<void>;
}

/** How long one statement and one transaction may take, in milliseconds, and how many run at once. */
export interface StorageLimits {
  readonly connections: number;
  readonly statementMs: number;
  readonly transactionMs: number;
}

/** For a person who waits: Slack shows an answer for 30 minutes, but nobody waits for more than seconds. */
export const INTERACTIVE_LIMITS: StorageLimits = {
  connections: 10,
  statementMs: 10_000,
  transactionMs: 12_000,
};
/** For the command line: an import of a large file is one long transaction a batch. */
export const BATCH_LIMITS: StorageLimits = { connections: 4, statementMs: 600_000, transactionMs: 600_000 };

const CONNECT_MS = 2_000;
/** Trigram word similarity (0 to 1) from which a typed name counts as found; see search-deals.ts. */
const WORD_SIMILARITY = 0.45;

/** Opens storage over PostgreSQL. Nothing is connected before the first query. */
export function openStorage(databaseUrl: string, logger: Logger, limits = INTERACTIVE_LIMITS): Storage {
  const adapter = new PrismaPg(
    {
      connectionString: databaseUrl,
      max: limits.connections,
      connectionTimeoutMillis: CONNECT_MS,
      // The adapter sends timestamps without a zone.
      options: `-c TimeZone=UTC -c pg_trgm.word_similarity_threshold=${WORD_SIMILARITY}`,
      statement_timeout: limits.statementMs,
      // A server that no longer answers can't end its own statement: then the client does.
      query_timeout: limits.statementMs + 1_000,
      idle_in_transaction_session_timeout: limits.transactionMs,
      keepAlive: true,
    },
    {
      // Without a listener a server that goes away would end the process.
      onPoolError: (error) => logger.warn({ err: error }, 'database connection lost'),
      onConnectionError: (error) => logger.warn({ err: error }, 'database connection lost'),
    },
  );
  const database = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: CONNECT_MS, timeout: limits.transactionMs },
  });
  return { database, close: () => database.$disconnect() };
}

/** Whether the database answers now. */
export async function isReachable({ database }: Storage): Promise<boolean> {
  return database.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}
