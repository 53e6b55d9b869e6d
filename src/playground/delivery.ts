import { randomUUID } from 'node:crypto';
import type { Problem } from './blocks/problems.ts';
import type { Fields } from './fields.ts';
import { postDelivery } from './http-delivery.ts';
import type { SocketMode } from './socket-mode.ts';
import type { World } from './world.ts';

/** One payload on its way to the app, by either transport. */
export interface Outgoing {
  readonly envelope: 'slash_commands' | 'interactive' | 'events_api';
  readonly envelopeId: string;
  readonly payload: Fields;
  /** 0 the first time. */
  readonly retry: number;
}

/** What came back; a null status where nothing did. */
export interface Answer {
  readonly status: number | null;
  readonly body: unknown;
}

export interface Acknowledgement {
  /** For `redeliver`. */
  readonly id: string;
  readonly acknowledgedInMs: number | null;
  readonly status: number | null;
  /** The JSON or text that came with it; null where it was empty. */
  readonly body: unknown;
  /** What the person reads instead of an answer; null when all is well. */
  readonly error: 'operation_timeout' | 'dispatch_failed' | 'invalid_response' | null;
  /** What is wrong with the answer, each with a JSON pointer into it. */
  readonly problems: readonly Problem[];
}

interface NewDelivery {
  /** From `nextDeliveryId`, so that a payload can carry what belongs to its delivery. */
  readonly id: string;
  readonly team: string;
  readonly type: string;
  readonly envelope: Outgoing['envelope'];
  readonly payload: Fields;
  /** What Slack finds wrong with the body of an acknowledgement; absent: nothing can be. */
  readonly inspect?: (body: unknown) => readonly Problem[];
}

export interface Courier {
  /** null: by Socket Mode. */
  requestUrl: string | null;
  deliver(delivery: NewDelivery): Promise<Acknowledgement>;
  /** The same payload once more: same event_id, same envelope_id, the next retry number. */
  redeliver(id: string): Promise<Acknowledgement>;
}

interface Sent extends NewDelivery {
  readonly envelopeId: string;
  attempts: number;
}

export function createCourier(world: World, socketMode: SocketMode, ackTimeoutMs: number): Courier {
  const sent = new Map<string, Sent>();
  const courier: Courier = {
    requestUrl: null,
    deliver(delivery) {
      const kept = { ...delivery, envelopeId: randomUUID(), attempts: 0 };
      sent.set(delivery.id, kept);
      return attempt(kept);
    },
    redeliver(id) {
      const kept = sent.get(id);
      if (!kept) return Promise.reject(new Error(`No delivery ${id}`));
      return attempt(kept);
    },
  };

  async function attempt(delivery: Sent): Promise<Acknowledgement> {
    const finished = world.journal.begin();
    const at = world.now();
    const started = performance.now();
    const retry = delivery.attempts;
    delivery.attempts += 1;
    const outgoing = { ...delivery, retry };
    const transport = courier.requestUrl !== null ? 'http' : socketMode.connections > 0 ? 'socket' : 'none';
    const answered =
      courier.requestUrl === null
        ? socketMode.send(outgoing)
        : postDelivery(courier.requestUrl, world.app.signingSecret, outgoing);
    const note = (answer: Answer, failure: Acknowledgement['error'], late: boolean) => {
      const { id, team, type, payload } = delivery;
      const durationMs = performance.now() - started;
      const problems = failure === null && delivery.inspect ? delivery.inspect(answer.body) : [];
      const error = problems.length > 0 ? ('invalid_response' as const) : failure;
      const entry = { kind: 'delivery', at, durationMs, team, id, attempt: retry, transport, type } as const;
      world.journal.record({ ...entry, payload, ...answer, error, late, problems });
      return { id, acknowledgedInMs: answer.status === null ? null : durationMs, ...answer, error, problems };
    };

    const answer = await withTimeout(answered, ackTimeoutMs);
    finished();
    if (answer === 'timeout') {
      void answered.then((late) => note(late, null, true));
      return note({ status: null, body: null }, 'operation_timeout', false);
    }
    const accepted = answer.status !== null && answer.status >= 200 && answer.status < 300;
    return note(answer, accepted ? null : 'dispatch_failed', false);
  }

  return courier;
}

async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T | 'timeout'> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), ms);
  });
  const first = await Promise.race([promise, timeout]);
  clearTimeout(timer);
  return first;
}

export function nextDeliveryId(world: World): string {
  return world.nextId('delivery-');
}
