import type { Fields } from './fields.ts';
import type { World } from './world.ts';

export interface FaultEffect {
  /** The HTTP status; 429 with `retryAfter`, 200 with `error` alone, else 500. */
  readonly status?: number;
  readonly error?: string;
  /** Seconds, for the Retry-After header. */
  readonly retryAfter?: number;
  /** Real milliseconds before anything else happens; alone, the call is only slow. */
  readonly delayMs?: number;
  readonly dropConnection?: boolean;
  /** Do it, then fail: the app can't know that it was done. */
  readonly after?: boolean;
}

export interface FaultOptions {
  /** A method of the Web API, `response_url`, or `*`. */
  readonly method: string;
  /** How many calls fail; 1 if absent. */
  readonly times?: number;
  /** Only calls that this says yes to. */
  readonly when?: (args: Fields) => boolean;
  readonly with: FaultEffect;
}

export interface Fault {
  readonly options: FaultOptions;
  remaining: number;
}

export function addFault(world: World, options: FaultOptions): Fault {
  const fault = { options, remaining: options.times ?? 1 };
  world.faults.push(fault);
  return fault;
}

/** The effect the next call meets, if one was asked for; uses it up. */
export function takeFault(world: World, method: string, args: Fields): FaultEffect | undefined {
  const fault = world.faults.find(
    ({ options, remaining }) =>
      remaining > 0 &&
      (options.method === method || options.method === '*') &&
      (options.when?.(args) ?? true),
  );
  if (!fault) return undefined;
  fault.remaining -= 1;
  return fault.options.with;
}

/** Whether an effect ends in a failure (a mere delay doesn't). */
export function fails(effect: FaultEffect): boolean {
  return effect.status !== undefined || effect.error !== undefined || effect.retryAfter !== undefined;
}

/** The HTTP status of a failure. */
export function faultStatus(effect: FaultEffect): number {
  if (effect.status !== undefined) return effect.status;
  if (effect.retryAfter !== undefined) return 429;
  return effect.error === undefined ? 500 : 200;
}
