import type { ClaimedMessage } from '../storage/outbox-claim.ts';
import type { Settlement } from '../storage/outbox-settle.ts';
import type { Outcome } from './outcome.ts';

/**
 * The least time between two messages in one channel, in milliseconds.
 * Source: docs.slack.dev, "Rate limits", Posting messages.
 */
export const PACE_MS = 1_000;

/** Tries of one message, about two hours of them, before it is given up. */
export const MAX_ATTEMPTS = 20;

const FIRST_BACKOFF_MS = 2_000;
const LONGEST_BACKOFF_MS = 10 * 60_000;

/** What follows from an outcome. `random` is from [0, 1). Being told to wait doesn't count as a try. */
export function settlementOf(
  { attempt }: Pick<ClaimedMessage, 'attempt'>,
  outcome: Outcome,
  now: Date,
  random: number,
): Settlement {
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const settled = { attempts: attempt, error: null, remoteTs: null };
  switch (outcome.kind) {
    case 'sent':
      return { ...settled, state: 'sent', remoteTs: outcome.remoteTs, readyAt: after(PACE_MS) };
    case 'nothingToSay':
      return { ...settled, state: 'sent', readyAt: now };
    case 'rateLimited':
      return {
        ...settled,
        state: 'pending',
        attempts: attempt - 1,
        error: 'rate limited',
        readyAt: after(Math.max(PACE_MS, outcome.retryAfterMs)),
      };
    case 'failed':
      return outcome.isPermanent || attempt >= MAX_ATTEMPTS
        ? { ...settled, state: 'dead', error: outcome.reason, readyAt: after(PACE_MS) }
        : { ...settled, state: 'pending', error: outcome.reason, readyAt: after(backoffMs(attempt, random)) };
    default:
      return outcome satisfies never;
  }
}

/** 2 s after the first try, doubling up to ten minutes, a quarter more or less so that senders spread out. */
export function backoffMs(attempt: number, random: number): number {
  const doubled = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
  return Math.round(doubled * (0.75 + random / 2));
}
