import type { CommandSize } from './command.ts';
import type { ResolveSize } from './resolve-name.ts';
import type { UseCaseSize } from './use-case.ts';

/** How much of each row is run. */
export interface Sizes {
  readonly command: CommandSize;
  readonly useCase: UseCaseSize;
  readonly resolve: ResolveSize;
}

export const QUICK_SIZES: Sizes = {
  command: { rounds: 5, calls: 160 },
  useCase: { rounds: 5, calls: 320 },
  resolve: { deals: 20_000, rounds: 5, calls: 80 },
};

export const FULL_SIZES: Sizes = {
  command: { rounds: 7, calls: 640 },
  useCase: { rounds: 9, calls: 1_000 },
  resolve: { deals: 100_000, rounds: 7, calls: 150 },
};

/** For the test that the pieces fit: too little to measure anything. */
export const TINY_SIZES: Sizes = {
  command: { rounds: 1, calls: 4 },
  useCase: { rounds: 1, calls: 4 },
  resolve: { deals: 40, rounds: 1, calls: 4 },
};
