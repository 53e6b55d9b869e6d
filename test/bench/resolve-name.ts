import type { Pool } from 'pg';
import { z } from 'zod';
import { type FoundDeal, findDeal } from '../../src/deals/find-deal.ts';
import { normaliseName } from '../../src/language/normalise-name.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openBarePool } from './bare-pool.ts';
import { dealNames, mistyped } from './deal-names.ts';
import { type Line, p99Line } from './report.ts';
import { compareByTurns } from './rounds.ts';
import { type SeededDeal, seedDeals, seedTeam } from './seed.ts';
import { recordStatements, type Statement } from './statements.ts';

const ACCOUNTS = 2_000;
const TRIGRAM_INDEX = 'deal_search_name_trigrams';

/**
 * The ten nearest deals by the trigram index: what somebody would write by hand who needs nothing else. No
 * condition on the status, for which the planner would leave the trigram index for a worse one.
 */
const HAND_WRITTEN = `
  SELECT id, name, word_similarity($1, search_name) AS closeness FROM deal
  WHERE workspace_id = $2 AND removed_at IS NULL AND $1 <% search_name
  ORDER BY closeness DESC LIMIT 10`;

export interface ResolveSize {
  readonly deals: number;
  readonly rounds: number;
  /** Names resolved in a round. */
  readonly calls: number;
}

/** findDeal with a mistyped name, one at a time, against a hand-written trigram query. */
export async function benchResolveName(
  storage: Storage,
  databaseUrl: string,
  { deals: count, rounds, calls }: ResolveSize,
): Promise<{ lines: Line[]; notes: string[] }> {
  const speaker = await seedTeam(storage);
  const deals = await seedDeals(storage, speaker, dealNames(count, Math.min(ACCOUNTS, count)));
  const request = { speaker, inputId: 'bench', via: 'command', at: new Date() } as const;
  // Both sides look for the same names in each round; the step visits deals of all accounts and kinds.
  const wanted = (index: number) => {
    const deal = deals[((index % calls) * 7_919) % deals.length];
    if (deal === undefined) throw new Error('too few deals');
    return { deal, said: mistyped(deal.name, ((index % calls) % 97) / 97) };
  };
  const resolve = (said: string) => findDeal({ storage }, request, [{ deal: { kind: 'name', text: said } }]);
  // The planner takes word_similarity for cheap, and below some ten thousand deals would scan them all.
  const pool = openBarePool(databaseUrl, ['enable_seqscan=off']);
  try {
    const statements = await recordStatements(() => resolve(wanted(0).said));
    const plan = await trigramScan(pool, statements);
    const found = { ours: 0, baseline: 0 };
    const missing = { ours: 0, baseline: 0 };
    const compared = await compareByTurns(
      {
        ours: async (index) => {
          const { deal, said } = wanted(index);
          if (isAmong(deal, await resolve(said))) found.ours += 1;
          else missing.ours += 1;
        },
        baseline: async (index) => {
          const { deal, said } = wanted(index);
          const { rows } = await pool.query<{ id: string }>(HAND_WRITTEN, [
            normaliseName(said),
            speaker.workspace.id,
          ]);
          if (rows.some(({ id }) => id === deal.id)) found.baseline += 1;
          else missing.baseline += 1;
        },
      },
      { rounds, calls, width: 1 },
    );
    const size = count.toLocaleString('en');
    return {
      lines: [p99Line(`mistyped name among ${size} open deals: p99`, compared, 1.5)],
      notes: [
        `plan of the search: ${plan}`,
        `mistyped names that led to their deal: ours ${found.ours} of ${found.ours + missing.ours}, by hand ${found.baseline} of ${found.baseline + missing.baseline}`,
      ],
    };
  } finally {
    await pool.end();
  }
}

function isAmong({ id }: SeededDeal, found: FoundDeal<unknown>): boolean {
  switch (found.kind) {
    case 'one':
      return found.deal.id === id;
    case 'several':
      return found.meant.some(({ deal }) => deal.id === id);
    case 'none':
      return false;
    default:
      return found satisfies never;
  }
}

/** The line of the plan that shows the trigram index. Throws when the search goes another way. */
async function trigramScan(pool: Pool, statements: readonly Statement[]): Promise<string> {
  const search = statements.find(({ text }) => text.includes('<%'));
  if (search === undefined) throw new Error('findDeal sent no trigram search');
  const explained = await pool.query(`EXPLAIN ${search.text}`, search.values);
  const lines = z.array(z.object({ 'QUERY PLAN': z.string() })).parse(explained.rows);
  const line = lines.find((row) => row['QUERY PLAN'].includes(TRIGRAM_INDEX));
  if (line === undefined) throw new Error(`the search doesn't use ${TRIGRAM_INDEX}`);
  return line['QUERY PLAN'].trim();
}
