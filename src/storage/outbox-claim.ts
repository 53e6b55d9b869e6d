import type { Storage } from './storage.ts';

/**
 * How long a claim holds its channel, in milliseconds. Longer than an attempt can take (the queries that
 * render it and Slack's time-out together), and short, since after a crash nobody else may send before.
 */
export const LEASE_MS = 25_000;

/** A message that this process alone may send now. */
export interface ClaimedMessage {
  /** Also what the message is known by in Slack's metadata. */
  readonly id: string;
  readonly workspaceId: string;
  /** Null: the workspace belongs to no Slack team yet. */
  readonly slackTeamId: string | null;
  readonly channel: string;
  readonly payload: unknown;
  /** 1 for the first try. */
  readonly attempt: number;
  /** An earlier sender took it and never told what came of it: it may have been said already. */
  readonly isUncertain: boolean;
}

/**
 * Claims the next message of each channel that is due, at most `limit`, the longest due first. Two
 * statements: the channels, past those that others are busy with; then their heads. What the second one
 * misses, because the process ended in between, is free again when the lease is over.
 */
export async function claimDue(
  { database }: Pick<Storage, 'database'>,
  { lease, now, limit }: { readonly lease: string; readonly now: Date; readonly limit: number },
): Promise<ClaimedMessage[]> {
  const until = new Date(now.getTime() + LEASE_MS);
  // Without a lease_until nobody has claimed the channel yet: then its ready_at is only the column's default,
  // by the database's clock. A lease that is over stays in lease_until as a time long past.
  const channels = await database.$executeRaw`
    UPDATE outbox_channel SET lease = ${lease}::uuid, lease_until = ${until}, ready_at = least(ready_at, ${now})
    WHERE (workspace_id, channel) IN (
      SELECT workspace_id, channel FROM outbox_channel
      WHERE done_seq < last_seq AND (lease_until IS NULL OR (lease_until <= ${now} AND ready_at <= ${now}))
      ORDER BY ready_at LIMIT ${limit}
      FOR UPDATE SKIP LOCKED)`;
  if (channels === 0) return [];
  return database.$queryRaw<ClaimedMessage[]>`
    UPDATE outbox_message AS message SET state = 'sending', attempts = message.attempts + 1
    FROM outbox_channel AS queue
      JOIN workspace ON workspace.id = queue.workspace_id
      JOIN outbox_message AS before
        ON (before.workspace_id, before.channel, before.seq) = (queue.workspace_id, queue.channel, queue.done_seq + 1)
    WHERE queue.lease = ${lease}::uuid AND message.id = before.id
    RETURNING message.id, message.workspace_id AS "workspaceId", workspace.slack_team_id AS "slackTeamId",
      message.channel, message.payload, message.attempts AS attempt, before.state = 'sending' AS "isUncertain"`;
}

/** Gives back what was claimed and not begun, for another process to take at once. */
export async function handBack(
  { database }: Pick<Storage, 'database'>,
  lease: string,
  claimed: readonly ClaimedMessage[],
): Promise<void> {
  const untouched = claimed.filter(({ isUncertain }) => !isUncertain).map(({ id }) => id);
  await database.$executeRaw`
    WITH freed AS (
      UPDATE outbox_channel SET lease = NULL, lease_until = to_timestamp(0) WHERE lease = ${lease}::uuid)
    UPDATE outbox_message SET state = 'pending', attempts = attempts - 1 WHERE id = ANY(${untouched}::uuid[])`;
}

/** When the next channel may be claimed; null when nothing waits. */
export async function nextDue({ database }: Pick<Storage, 'database'>): Promise<Date | null> {
  const [row] = await database.$queryRaw<{ due: Date | null }[]>`
    SELECT min(greatest(ready_at, lease_until)) AS due FROM outbox_channel WHERE done_seq < last_seq`;
  return row?.due ?? null;
}
