import { failureOf } from './failure.ts';
import type { Prisma } from './generated/client.ts';
import type { Storage } from './storage.ts';

/** A transaction in which queries run; it commits when the work returns and rolls back when it throws. */
export type Transaction = Prisma.TransactionClient;

/** The connection was lost while the commit was under way: nobody here knows whether it happened. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(cause: unknown) {
    super('the database went away during a commit', { cause });
  }
}

const ATTEMPTS = 3;

/**
 * Runs work in one transaction, again when it lost against another one. Never catch a database error
 * inside the work: PostgreSQL has rolled back by then, and what follows would be lost in silence. Throws
 * {@link OutcomeUnknown} when the answer to the commit never came; any other error means that nothing
 * has changed.
 */
export async function inTransaction<Result>(
  storage: Storage,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    let isCommitting = false;
    try {
      return await storage.database.$transaction(async (transaction) => {
        const result = await work(transaction);
        isCommitting = true;
        return result;
      });
    } catch (error) {
      const failure = failureOf(error);
      if (isCommitting && failure === 'unavailable') throw new OutcomeUnknown(error);
      if (attempt === ATTEMPTS || failure !== 'conflict') throw error;
    }
  }
}
