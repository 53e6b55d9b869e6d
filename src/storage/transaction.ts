import { failureOf } from './failure.ts';
import type { Prisma } from './generated/client.ts';
import type { Storage } from './storage.ts';

/** A transaction in which queries run; it commits when the work returns and rolls back when it throws. */
export type Transaction = Prisma.TransactionClient;

const ATTEMPTS = 3;

/**
 * Runs work in one transaction, again when it lost against another one. Never catch a database error
 * inside the work: PostgreSQL has rolled back by then, and what follows would be lost in silence.
 */
export async function inTransaction<Result>(
  storage: Storage,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storage.database.$transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || failureOf(error) !== 'conflict') throw error;
    }
  }
}
