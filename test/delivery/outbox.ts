import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Outcome } from '../../src/delivery/outcome.ts';
import { createSender, type Sender } from '../../src/delivery/sender.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import type { ClaimedMessage } from '../../src/storage/outbox-claim.ts';
import { openStorage, type Storage } from '../../src/storage/storage.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { createWorkspace } from '../../src/storage/workspaces.ts';
import { createTestDatabase } from '../postgres/create-test-database.ts';

const START = new Date('2026-11-24T12:00:00.000Z');

/** What a fake Slack answers to a message; `said` collects what it took. */
export type Answer = (message: ClaimedMessage) => Outcome | Promise<Outcome>;

/** An outbox on a database of its own, and a clock that stands still until it is set on. */
export interface Outbox {
  readonly storage: Storage;
  readonly log: string[];
  /** What was said, as "channel: words", in the order of saying. */
  readonly said: string[];
  queue(channel: string, ...words: readonly string[]): Promise<void>;
  /** A sender of its own, as another process would have one. */
  sender(answer?: Answer): Sender;
  /** Milliseconds. */
  pass(milliseconds: number): void;
  now(): Date;
  rows(channel: string): Promise<{ state: string; attempts: number; error: string | null }[]>;
  close(): Promise<void>;
}

/** What Slack says when all is well. */
export const SENT: Outcome = { kind: 'sent', remoteTs: '1.0' };

export async function openOutbox(): Promise<Outbox> {
  const { databaseUrl, drop } = await createTestDatabase();
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const storage = openStorage(databaseUrl, logger);
  await createWorkspace(storage.database, { slackTeamId: 'T0TEAM', name: 'Test', dealChannel: null }, START);
  const { id: workspaceId } = await storage.database.workspace.findUniqueOrThrow({
    where: { slackTeamId: 'T0TEAM' },
  });
  let now = START;
  const said: string[] = [];
  return {
    storage,
    log,
    said,
    queue: async (channel, ...words) => {
      for (const word of words) {
        await inTransaction(storage, (transaction) =>
          enqueue(transaction, { workspaceId, channel, payload: { word } }, now),
        );
      }
    },
    sender: (answer = () => SENT) =>
      createSender({
        storage,
        logger,
        now: () => now,
        random: () => 0.5,
        post: async (message) => {
          const outcome = await answer(message);
          if (outcome.kind === 'sent') said.push(`${message.channel}: ${wordOf(message)}`);
          return outcome;
        },
      }),
    pass: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    now: () => now,
    rows: (channel) =>
      storage.database.outboxMessage.findMany({
        where: { channel },
        orderBy: { seq: 'asc' },
        select: { state: true, attempts: true, error: true },
      }),
    close: async () => {
      await storage.close();
      await drop();
    },
  };
}

/** The word of a message that {@link Outbox.queue} queued. */
export function wordOf({ payload }: Pick<ClaimedMessage, 'payload'>): string {
  if (typeof payload !== 'object' || payload === null || !('word' in payload)) throw new Error('no word');
  return String(payload.word);
}

/** An id as nobody has it. */
export function newLease(): string {
  return randomUUID();
}
