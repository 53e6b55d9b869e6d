import type { ClaimedMessage } from './outbox-claim.ts';
import type { Storage } from './storage.ts';

/** What is written down after an attempt. */
export interface Settlement {
  /** `sent` and `dead` let the channel go on. */
  readonly state: 'pending' | 'sent' | 'dead';
  readonly attempts: number;
  readonly error: string | null;
  /** Null with `sent`: there was nothing to say any more. */
  readonly remoteTs: string | null;
  /** When the channel may say something next. */
  readonly readyAt: Date;
}

/**
 * Writes down what came of an attempt and frees the channel. False when the lease has gone to somebody
 * else meanwhile: then nothing is written, since the message is theirs.
 */
export async function settle(
  { database }: Pick<Storage, 'database'>,
  lease: string,
  { id, workspaceId, channel }: Pick<ClaimedMessage, 'id' | 'workspaceId' | 'channel'>,
  { state, attempts, error, remoteTs, readyAt }: Settlement,
): Promise<boolean> {
  const done = state === 'pending' ? 0 : 1;
  const settled = await database.$executeRaw`
    WITH held AS (
      UPDATE outbox_channel
      SET done_seq = done_seq + ${done}::int, ready_at = ${readyAt}, lease = NULL, lease_until = to_timestamp(0)
      WHERE workspace_id = ${workspaceId}::uuid AND channel = ${channel} AND lease = ${lease}::uuid
      RETURNING channel)
    UPDATE outbox_message
    SET state = ${state}::"OutboxState", attempts = ${attempts}, error = ${error}, remote_ts = ${remoteTs}
    FROM held WHERE id = ${id}::uuid`;
  return settled === 1;
}
