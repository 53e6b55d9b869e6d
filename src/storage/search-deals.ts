import { DEAL_COLUMNS, type DealRecord } from './deals.ts';
import type { Database, Storage } from './storage.ts';
import { inTransaction } from './transaction.ts';

/** Whom the order of the hits favours, and how many a text may bring. */
export interface SearchOptions {
  readonly memberId: string;
  readonly limit: number;
}

/** Trigram word similarity (0 to 1) from which a name may be offered as the nearest. */
const NEAREST_SIMILARITY = 0.25;

/**
 * Deals whose folded name (with the account's) resembles one of the texts, folded likewise: equal names
 * through the B-tree, half names and typos through the trigram index. Names that hold the whole text come
 * first, the member's own and open ones ahead; then the rest by their likeness as a whole, since by their
 * nearest stretch of words everyone's "rollout" would crowd out the one of a mistyped account. Removed
 * deals are not found.
 * Source of the operator: PostgreSQL manual, F.35 pg_trgm, `<%` and similarity; its threshold is
 * set on every connection by storage.ts.
 */
export async function searchDeals(
  database: Database,
  workspaceId: string,
  texts: readonly string[],
  { memberId, limit }: SearchOptions,
): Promise<DealRecord[]> {
  const wanted = [...new Set(texts)].filter((text) => text !== '');
  if (wanted.length === 0) return [];
  const hits = await database.$queryRaw<DealRecord[]>`
    SELECT ${DEAL_COLUMNS}
    FROM unnest(${wanted}::text[]) AS wanted (text)
    CROSS JOIN LATERAL (
      (SELECT id, 3.0 AS closeness FROM deal
        WHERE workspace_id = ${workspaceId}::uuid AND search_name = wanted.text AND removed_at IS NULL
        LIMIT ${limit})
      UNION ALL
      (SELECT id, CASE WHEN strpos(search_name, wanted.text) > 0 THEN 2.0
          ELSE similarity(wanted.text, search_name) END AS closeness
        FROM deal
        WHERE workspace_id = ${workspaceId}::uuid AND wanted.text <% search_name AND removed_at IS NULL
        ORDER BY closeness DESC, owner_id = ${memberId}::uuid DESC, status = 'open' DESC, number DESC
        LIMIT ${limit})
    ) AS hit
    JOIN deal ON deal.id = hit.id
    JOIN member AS owner ON owner.id = deal.owner_id
    LEFT JOIN account ON account.id = deal.account_id
    ORDER BY hit.closeness DESC, deal.owner_id = ${memberId}::uuid DESC, deal.status = 'open' DESC,
      deal.number DESC`;
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()];
}

/** Like {@link searchDeals}, but with worse likeness allowed: to suggest, never to act on. */
export async function searchNearestDeals(
  storage: Storage,
  workspaceId: string,
  texts: readonly string[],
  options: SearchOptions,
): Promise<DealRecord[]> {
  return inTransaction(storage, async (transaction) => {
    await transaction.$queryRaw`
      SELECT set_config('pg_trgm.word_similarity_threshold', ${NEAREST_SIMILARITY.toString()}, true)`;
    return searchDeals(transaction, workspaceId, texts, options);
  });
}
