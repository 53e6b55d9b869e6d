import { z } from 'zod';

/** What a failed database call means for the caller. */
export const FAILURES = ['unavailable', 'conflict', 'other'] as const;
export type Failure = (typeof FAILURES)[number];

/** Both spellings in which Prisma and its adapter report a cause. */
const CauseCarrier = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  cause: z.unknown().optional(),
  kind: z.string().optional(),
  originalCode: z.string().optional(),
  meta: z.unknown().optional(),
  driverAdapterError: z.unknown().optional(),
});

/** Prisma: server unreachable, timed out, connection closed, pool empty, transaction not startable or expired. */
const UNAVAILABLE_PRISMA = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'];
/** PostgreSQL classes 08 (connection), 57P (shutdown), 57014 (statement cancelled), 53 (out of resources). */
const UNAVAILABLE_SQLSTATE = /^(08...|57P0.|57014|53...|25P03)$/;
const UNAVAILABLE_NODE = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];
const UNAVAILABLE_KIND = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'];
/** pg reports these without a code. */
const UNAVAILABLE_TEXT =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|server closed the connection|not queryable|connection error/i;
const CONFLICT_CODES = ['P2034', '40001', '40P01'];
const CONFLICT_KIND = ['TransactionWriteConflict'];

/**
 * Classifies an error of a database call. `unavailable`: the server is away or too slow, a later try may
 * pass. `conflict`: the transaction lost against another and may be run again at once.
 */
export function failureOf(error: unknown): Failure {
  for (const layer of layersOf(error)) {
    const codes = [layer.code, layer.originalCode].filter((code) => code !== undefined);
    if (codes.some((code) => CONFLICT_CODES.includes(code)) || CONFLICT_KIND.includes(layer.kind ?? '')) {
      return 'conflict';
    }
    if (
      codes.some((code) => UNAVAILABLE_PRISMA.includes(code) || UNAVAILABLE_NODE.includes(code)) ||
      codes.some((code) => UNAVAILABLE_SQLSTATE.test(code)) ||
      UNAVAILABLE_KIND.includes(layer.kind ?? '') ||
      UNAVAILABLE_TEXT.test(layer.message ?? '')
    ) {
      return 'unavailable';
    }
  }
  return 'other';
}

/** The error and what it was caused by; a serialization failure at COMMIT hides one level down. */
function layersOf(error: unknown): z.infer<typeof CauseCarrier>[] {
  const layers: z.infer<typeof CauseCarrier>[] = [];
  const queue = [error];
  while (queue.length > 0 && layers.length < 8) {
    const parsed = CauseCarrier.safeParse(queue.shift());
    if (!parsed.success) continue;
    layers.push(parsed.data);
    queue.push(parsed.data.cause, parsed.data.meta, parsed.data.driverAdapterError);
  }
  return layers;
}
