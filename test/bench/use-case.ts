import { moveDeal } from '../../src/deals/move-deal.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openBarePool } from './bare-pool.ts';
import { dealNames } from './deal-names.ts';
import { type Line, throughputLine } from './report.ts';
import { callsOf, compareByTurns } from './rounds.ts';
import { type SeededDeal, seedDeals, seedTeam } from './seed.ts';
import { recordStatements, replay } from './statements.ts';

const WIDTH = 16;

export interface UseCaseSize {
  readonly rounds: number;
  readonly calls: number;
}

/** moveDeal against the statements that it sends, through bare pg; every call moves another deal. */
export async function benchUseCase(
  storage: Storage,
  databaseUrl: string,
  size: UseCaseSize,
): Promise<Line[]> {
  const speaker = await seedTeam(storage);
  const [sample, ...deals] = await seedDeals(storage, speaker, dealNames(callsOf(size) + 1, 500));
  if (sample === undefined) throw new Error('no deal to record with');
  const inputOf = ({ id }: SeededDeal) => `bench:${id}`;
  const at = new Date();
  const move = async (deal: SeededDeal) => {
    const request = { speaker, inputId: inputOf(deal), via: 'command', at } as const;
    return moveDeal(
      { storage },
      request,
      { dealId: deal.id, seenVersion: 1 },
      { to: { stage: 'negotiation' } },
    );
  };
  const statements = await recordStatements(() => move(sample));
  const pool = openBarePool(databaseUrl);
  const dealAt = (index: number) => {
    const deal = deals[index];
    if (deal === undefined) throw new Error('too few deals');
    return deal;
  };
  try {
    const compared = await compareByTurns(
      {
        ours: async (index) => void (await move(dealAt(index))),
        baseline: async (index) => {
          const deal = dealAt(index);
          const substitutes = new Map([
            [sample.id, deal.id],
            [sample.name, deal.name],
            [sample.searchName, deal.searchName],
            [inputOf(sample), inputOf(deal)],
          ]);
          const client = await pool.connect();
          try {
            for (const statement of statements) await replay(client, statement, substitutes);
          } finally {
            client.release();
          }
        },
      },
      { ...size, width: WIDTH },
    );
    return [throughputLine(`use case moveDeal, ${WIDTH} at once: throughput`, compared, 0.4)];
  } finally {
    await pool.end();
  }
}
