import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type ClaimedMessage, claimDue, handBack, nextDue } from '../storage/outbox-claim.ts';
import { settle } from '../storage/outbox-settle.ts';
import type { Storage } from '../storage/storage.ts';
import { createAlarm } from './alarm.ts';
import type { Outcome } from './outcome.ts';
import { MAX_ATTEMPTS, settlementOf } from './settlement.ts';

/** Messages that one process sends at once, each of another channel. */
const CONCURRENT = 20;
/** How often the outbox is looked at unasked: what another process queued wakes nobody here. */
const POLL_MS = 2_000;
/** Between two looks. Many changes at once are served by one. */
const LEAST_REST_MS = 20;

/** What a sender works with. */
export interface SenderOptions {
  readonly storage: Pick<Storage, 'database'>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Makes the words of a message and says them. May throw: that is a failure that may pass. */
  readonly post: (message: ClaimedMessage) => Promise<Outcome>;
  /** From [0, 1). */
  readonly random?: () => number;
}

/** Sends what is in the outbox; any number of processes may have one over the same database. */
export interface Sender {
  start(): void;
  /** Something may have been queued: look at once. */
  wake(): void;
  /** Sends what is due, one message a channel, and resolves when all of it is settled. */
  deliverDue(): Promise<void>;
  /** Begins nothing new; resolves when what is under way is settled. */
  stop(): Promise<void>;
}

export function createSender({ storage, logger, now, post, random = Math.random }: SenderOptions): Sender {
  const underWay = new Set<Promise<void>>();
  const alarm = createAlarm();
  const stopping = new AbortController();
  let loop: Promise<void> | undefined;

  const deliver = async (lease: string, message: ClaimedMessage): Promise<void> => {
    const about = { deliveryId: message.id, channel: message.channel, attempt: message.attempt };
    if (message.isUncertain) logger.warn(about, 'message may have been said before, sending it again');
    const outcome = await attempt(message, post);
    const settlement = settlementOf(message, outcome, now(), random());
    if (outcome.kind === 'failed') {
      const { reason, fix } = outcome;
      if (settlement.state === 'dead') logger.error({ ...about, reason, fix }, 'message given up');
      else logger.warn({ ...about, reason, fix }, 'message not sent, trying again later');
    }
    if (!(await settle(storage, lease, message, settlement))) {
      logger.warn(about, 'message was taken over by another sender');
    }
  };

  /** Begins what is due, as far as there is room. */
  const begin = async (): Promise<void> => {
    const limit = CONCURRENT - underWay.size;
    if (limit <= 0) return;
    const lease = randomUUID();
    const claimed = await claimDue(storage, { lease, now: now(), limit });
    if (stopping.signal.aborted) return handBack(storage, lease, claimed);
    for (const message of claimed) {
      const work = deliver(lease, message)
        // Unsettled, the message is found again as uncertain when its lease is over.
        .catch((error: unknown) =>
          logger.error({ err: error, deliveryId: message.id }, 'delivery not settled'),
        )
        .finally(() => {
          underWay.delete(work);
          alarm.ring();
        });
      underWay.add(work);
    }
  };

  const untilNext = async (): Promise<number> => {
    const due = await nextDue(storage);
    return due === null ? POLL_MS : Math.min(POLL_MS, due.getTime() - now().getTime());
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const rest = await begin()
        .then(untilNext)
        .catch((error: unknown) => {
          logger.warn({ err: error }, 'outbox is out of reach');
          return POLL_MS;
        });
      if (!stopping.signal.aborted) await alarm.rest(LEAST_REST_MS, rest);
    }
  };

  return {
    start: () => {
      loop ??= run();
    },
    wake: alarm.ring,
    deliverDue: async () => {
      await begin();
      await Promise.all(underWay);
    },
    stop: async () => {
      stopping.abort();
      alarm.ring();
      await loop;
      await Promise.all(underWay);
    },
  };
}

/** One try. What has ended its process again and again is given up unsaid. */
async function attempt(message: ClaimedMessage, post: SenderOptions['post']): Promise<Outcome> {
  if (message.attempt > MAX_ATTEMPTS) {
    return { kind: 'failed', reason: 'tried too often', isPermanent: true, fix: null };
  }
  try {
    return await post(message);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason, isPermanent: false, fix: null };
  }
}
