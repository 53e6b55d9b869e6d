import { type Compared, ratios } from './rounds.ts';
import { median } from './statistics.ts';

/** One line of the bench's table. */
export interface Line {
  readonly what: string;
  readonly ours: string;
  readonly baseline: string;
  readonly ratio: number;
  /** The least and the greatest ratio of the rounds. */
  readonly spread: string;
  readonly target: string;
  readonly isReached: boolean;
}

/** A line about calls a second, of which there should be at least `target` times the baseline's. */
export function throughputLine(what: string, compared: Compared, target: number): Line {
  const { median: ratio, least, greatest } = ratios(compared, 'perSecond');
  const rate = (rounds: Compared['ours']) => `${median(rounds.map((r) => r.perSecond)).toFixed(0)}/s`;
  return {
    what,
    ours: rate(compared.ours),
    baseline: rate(compared.baseline),
    ratio,
    spread: `${least.toFixed(2)}–${greatest.toFixed(2)}`,
    target: `≥ ${target.toFixed(2)}`,
    isReached: ratio >= target,
  };
}

/** A line about the 99th percentile, which should be at most `target` times the baseline's. */
export function p99Line(what: string, compared: Compared, target: number): Line {
  const { median: ratio, least, greatest } = ratios(compared, 'p99');
  const time = (rounds: Compared['ours']) => `${median(rounds.map((r) => r.p99)).toFixed(1)} ms`;
  return {
    what,
    ours: time(compared.ours),
    baseline: time(compared.baseline),
    ratio,
    spread: `${least.toFixed(2)}–${greatest.toFixed(2)}`,
    target: `≤ ${target.toFixed(2)}`,
    isReached: ratio <= target,
  };
}

/** The lines as a Markdown table. */
export function table(lines: readonly Line[]): string {
  const header = ['what', 'ours', 'baseline', 'ratio', 'of the rounds', 'target', ''];
  const rows = lines.map(({ what, ours, baseline, ratio, spread, target, isReached }) => [
    what,
    ours,
    baseline,
    ratio.toFixed(2),
    spread,
    target,
    isReached ? 'reached' : 'MISSED',
  ]);
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const write = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [write(header), write(widths.map((width) => '-'.repeat(width))), ...rows.map(write)].join('\n');
}
