import { median, percentile } from './statistics.ts';

/** What one round of one side took. */
export interface Round {
  /** Calls a second. */
  readonly perSecond: number;
  /** The 99th percentile of a call, in milliseconds. */
  readonly p99: number;
}

/** Rounds of two sides, pair by pair as they were run. */
export interface Compared {
  readonly ours: readonly Round[];
  readonly baseline: readonly Round[];
}

/** One call of a side, told how many calls went before it on both sides: each has a deal of its own. */
export type Call = (index: number) => Promise<void>;

/**
 * Runs two sides by turns, A B B A …, so that whatever else the machine does meets both. A first pair
 * warms up connections and compilers and isn't counted.
 */
export async function compareByTurns(
  sides: { readonly ours: Call; readonly baseline: Call },
  { rounds, calls, width }: { readonly rounds: number; readonly calls: number; readonly width: number },
): Promise<Compared> {
  const ours: Round[] = [];
  const baseline: Round[] = [];
  let done = 0;
  const run = async (call: Call) => {
    const first = done;
    done += calls;
    return runRound((index) => call(first + index), calls, width);
  };
  for (let round = 0; round <= rounds; round += 1) {
    const oursFirst = round % 2 === 0;
    const early = await run(oursFirst ? sides.ours : sides.baseline);
    const late = await run(oursFirst ? sides.baseline : sides.ours);
    if (round === 0) continue;
    ours.push(oursFirst ? early : late);
    baseline.push(oursFirst ? late : early);
  }
  return { ours, baseline };
}

/** How many calls {@link compareByTurns} makes, and so how many deals it needs. */
export function callsOf({ rounds, calls }: { readonly rounds: number; readonly calls: number }): number {
  return 2 * (rounds + 1) * calls;
}

/** Makes `calls` calls, `width` at once, the next one as soon as one has ended. */
export async function runRound(call: Call, calls: number, width: number): Promise<Round> {
  const durations: number[] = [];
  let next = 0;
  const lane = async () => {
    while (next < calls) {
      const index = next;
      next += 1;
      const began = performance.now();
      await call(index);
      durations.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: width }, lane));
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: calls / seconds, p99: percentile(durations, 0.99) };
}

/** The median over the pairs of ours divided by the baseline's, and the least and the greatest of them. */
export function ratios({ ours, baseline }: Compared, figure: keyof Round) {
  const each = ours.map((round, index) => round[figure] / (baseline[index]?.[figure] ?? Number.NaN));
  return { median: median(each), least: Math.min(...each), greatest: Math.max(...each) };
}
