import { EventEmitter } from 'node:events';
import type { Problem } from './blocks/problems.ts';
import type { Fields } from './fields.ts';

interface Entry {
  readonly at: Date;
  /** Real time from start to answer. */
  readonly durationMs: number;
  readonly team: string | null;
  readonly error: string | null;
  /** What was wrong with the blocks, each with a JSON pointer. */
  readonly problems: readonly Problem[];
}

/** A call of the Web API. */
interface ApiEntry extends Entry {
  readonly kind: 'api';
  readonly method: string;
  readonly args: Fields;
  /** 0 where the connection was dropped. */
  readonly status: number;
  readonly answer: Fields;
}

/** Something Slack sent to the app, once per attempt; written when it was acknowledged or given up. */
interface DeliveryEntry extends Entry {
  readonly kind: 'delivery';
  /** The same for every attempt. */
  readonly id: string;
  readonly attempt: number;
  readonly transport: 'socket' | 'http' | 'none';
  /** `slash_commands`, `block_actions`, `app_mention`, … */
  readonly type: string;
  readonly payload: Fields;
  readonly status: number | null;
  readonly body: unknown;
  readonly late: boolean;
}

/** A post to a response URL. */
interface ResponseEntry extends Entry {
  readonly kind: 'response_url';
  readonly delivery: string;
  readonly use: number;
  readonly status: number;
  readonly body: Fields;
}

export type LogEntry = ApiEntry | DeliveryEntry | ResponseEntry;

/** The oldest go first, so that a demo can run for days. */
const MAX_ENTRIES = 100_000;
const ELSEWHERE_MS = 20;

export interface Journal {
  readonly entries: readonly LogEntry[];
  record(entry: LogEntry): void;
  /** Tells those who wait that something is different now. */
  changed(): void;
  /** Counts a piece of work in; the answer counts it out. */
  begin(): () => void;
  onChange(listener: () => void): () => void;
  /**
   * Resolves with the first truthy answer, asked again at every change here and, for what happens
   * elsewhere, every few milliseconds; rejects after `timeoutMs`.
   */
  waitFor<T>(ask: () => T | undefined | null | false, timeoutMs: number): Promise<T>;
  /** Resolves when nothing is under way and nothing has changed for `quietMs`. */
  settled(quietMs: number): Promise<void>;
}

export function createJournal(): Journal {
  const entries: LogEntry[] = [];
  const changes = new EventEmitter().setMaxListeners(0);
  let underWay = 0;
  const changed = () => void changes.emit('change');

  return {
    entries,
    changed,
    onChange(listener) {
      changes.on('change', listener);
      return () => void changes.off('change', listener);
    },
    record(entry) {
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) entries.shift();
      changed();
    },
    begin() {
      underWay += 1;
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        underWay -= 1;
        changed();
      };
    },
    waitFor(ask, timeoutMs) {
      const found = ask();
      if (found) return Promise.resolve(found);
      return new Promise((resolve, reject) => {
        const finish = () => {
          clearTimeout(timer);
          clearInterval(elsewhere);
          changes.off('change', check);
        };
        const check = () => {
          try {
            const answer = ask();
            if (!answer) return;
            finish();
            resolve(answer);
          } catch (error) {
            finish();
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        const timer = setTimeout(() => {
          finish();
          reject(new Error(`Nothing of the kind happened within ${timeoutMs} ms: ${ask.toString()}`));
        }, timeoutMs);
        const elsewhere = setInterval(check, ELSEWHERE_MS);
        changes.on('change', check);
      });
    },
    settled(quietMs) {
      return new Promise((resolve) => {
        const finish = () => {
          if (underWay > 0) return;
          changes.off('change', restart);
          resolve();
        };
        let timer = setTimeout(finish, quietMs);
        const restart = () => {
          clearTimeout(timer);
          timer = setTimeout(finish, quietMs);
        };
        changes.on('change', restart);
      });
    },
  };
}
