import { Client, type ClientBase, type QueryResult } from 'pg';
import { z } from 'zod';

const Statement = z.object({ text: z.string(), values: z.array(z.unknown()).default([]) });
/** One statement as it went to PostgreSQL. */
export type Statement = z.infer<typeof Statement>;
export const Statements = z.array(Statement);

/**
 * Runs work and answers with the statements that it sent, as pg got them from Prisma's adapter: so the
 * baseline runs what Dealhand runs, and follows it when it changes.
 */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const recorded: Statement[] = [];
  const { query } = Client.prototype;
  Reflect.set(Client.prototype, 'query', function record(this: Client, ...args: readonly unknown[]): unknown {
    recorded.push(Statement.parse(args[0]));
    return Reflect.apply(query, this, args);
  });
  try {
    await work();
  } finally {
    Reflect.set(Client.prototype, 'query', query);
  }
  return recorded;
}

/** What stands where the recording had a deal's id, name or input. */
export type Substitutes = ReadonlyMap<unknown, unknown>;

/** Runs a recorded statement through bare pg, for another deal. Throws when it touches no row. */
export async function replay(
  client: Pick<ClientBase, 'query'>,
  { text, values }: Statement,
  substitutes: Substitutes,
): Promise<QueryResult<Record<string, unknown>>> {
  const substituted = values.map((value) => substitute(value, substitutes));
  const result = await client.query<Record<string, unknown>>(text, substituted);
  if (result.command !== 'BEGIN' && result.command !== 'COMMIT' && result.rowCount === 0) {
    throw new Error('a replayed statement found nothing');
  }
  return result;
}

function substitute(value: unknown, substitutes: Substitutes): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => substitute(one, substitutes));
  return substitutes.has(value) ? substitutes.get(value) : value;
}
