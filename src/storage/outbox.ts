import { randomUUID } from 'node:crypto';
import type { Prisma } from './generated/client.ts';
import type { Transaction } from './transaction.ts';

/** Something to be said in a channel, as data; delivery turns it into Slack's blocks when it is sent. */
export interface OutgoingMessage {
  readonly workspaceId: string;
  /** Slack channel or user id. */
  readonly channel: string;
  readonly payload: Prisma.InputJsonObject;
}

/**
 * Queues a message in the transaction of the change that causes it. Call it last: the channel's row stays
 * locked until the commit, which makes the order in the channel the order of the commits.
 */
export async function enqueue(transaction: Transaction, message: OutgoingMessage, at: Date): Promise<void> {
  await transaction.$executeRaw`
    WITH queue AS (
      INSERT INTO outbox_channel (workspace_id, channel, last_seq)
      VALUES (${message.workspaceId}::uuid, ${message.channel}, 1)
      ON CONFLICT (workspace_id, channel) DO UPDATE SET last_seq = outbox_channel.last_seq + 1
      RETURNING last_seq
    )
    INSERT INTO outbox_message (id, workspace_id, channel, seq, payload, created_at)
    SELECT ${randomUUID()}::uuid, ${message.workspaceId}::uuid, ${message.channel}, last_seq,
      ${JSON.stringify(message.payload)}::jsonb, ${at}
    FROM queue`;
}
