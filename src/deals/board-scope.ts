import { type Day, dayOf } from '../pipeline/day.ts';
import { type CurrencySum, type Total, totalIn } from '../pipeline/totals.ts';
import type { CountedDeals } from '../storage/board.ts';
import type { DealFilter } from '../storage/deals.ts';
import { findTeamLead } from '../storage/members.ts';
import type { Dependencies, Request } from './request.ts';

/** Whose deals a board shows, as seen by who looks at it. A team is the members under one manager. */
export const BOARD_SCOPES = ['all', 'team', 'mine'] as const;
export type BoardScope = (typeof BOARD_SCOPES)[number];

/** A scope as it could be shown. */
export interface Seen {
  /** `all` for who asks for their team and is of none. */
  readonly scope: BoardScope;
  /** The name of who leads the viewer's team; null: they are of none. */
  readonly lead: string | null;
  readonly filter: DealFilter;
}

/** Works out whose open deals a scope means for whoever asks. */
export async function seeScope(
  { storage }: Pick<Dependencies, 'storage'>,
  { speaker: { workspace, member } }: Request,
  asked: BoardScope,
): Promise<Seen> {
  const lead = await findTeamLead(storage.database, workspace.id, member);
  const scope = asked === 'team' && lead === undefined ? 'all' : asked;
  const whose =
    scope === 'mine'
      ? { ownerId: member.id }
      : scope === 'team' && lead !== undefined
        ? { managerId: lead.id }
        : {};
  return { scope, lead: lead?.name ?? null, filter: { openOnly: true, ...whose } };
}

/** The day by whose rates totals are made: the workspace's, so that everybody reads the same figure. */
export function ratesDay({ speaker: { workspace }, at }: Request): Day {
  return dayOf(at, workspace.timeZone);
}

/** What counted deals come to in the workspace's currency. */
export function totalOf({ speaker: { workspace } }: Request, counted: readonly CountedDeals[]): Total {
  const sums = counted.flatMap(({ currency, minor, rate }): CurrencySum[] =>
    currency === null ? [] : [{ currency, minor, rate }],
  );
  return totalIn(workspace.currency, sums);
}

/** How many deals were counted. */
export function countOf(counted: readonly CountedDeals[]): number {
  return counted.reduce((all, { count }) => all + count, 0);
}
