import { searchNameOf } from '../../src/deals/search-name.ts';
import { normaliseName } from '../../src/language/normalise-name.ts';
import type { DealEvent } from '../../src/pipeline/history.ts';
import { findOrCreateAccount } from '../../src/storage/accounts.ts';
import { insertDeals, type NewDeal, newDealId } from '../../src/storage/insert-deals.ts';
import { createMember } from '../../src/storage/members.ts';
import { findSpeaker, type Speaker } from '../../src/storage/speakers.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { createWorkspace, takeDealNumbers } from '../../src/storage/workspaces.ts';
import type { DealName } from './deal-names.ts';

/** When every deal of a bench was created; changes come after it. */
const SEEDED_AT = new Date('2026-11-02T09:00:00.000Z');
const BATCH = 1_000;

/** The team that a bench has deals in, and the one who changes them. */
export const TEAM_ID = 'T0BENCH';
export const USER_ID = 'U0ANN';

/** A deal as it was put in, open in the first stage. */
export interface SeededDeal extends DealName {
  readonly id: string;
  readonly searchName: string;
}

/** Makes the bench's workspace with Ann, a rep. */
export async function seedTeam({ database }: Storage): Promise<Speaker> {
  await createWorkspace(database, { slackTeamId: TEAM_ID, name: 'Bench', dealChannel: null }, SEEDED_AT);
  const { id: workspaceId } = await database.workspace.findUniqueOrThrow({ where: { slackTeamId: TEAM_ID } });
  const unknown = { email: null, timeZone: 'Europe/Berlin', locale: 'en-US' };
  const ann = { workspaceId, slackUserId: USER_ID, name: 'Ann', searchName: 'ann', role: 'rep' } as const;
  await createMember(database, { ...ann, ...unknown }, SEEDED_AT);
  const speaker = await findSpeaker(database, TEAM_ID, USER_ID);
  if (speaker === undefined) throw new Error('the bench has no speaker');
  return speaker;
}

/** Gives the speaker deals of these names, each with its creation in its history, and has the planner look at them. */
export async function seedDeals(
  storage: Storage,
  speaker: Speaker,
  names: readonly DealName[],
): Promise<SeededDeal[]> {
  const { id: workspaceId } = speaker.workspace;
  const accounts = new Map<string, string>();
  for (const account of new Set(names.map(({ account }) => account))) {
    const folded = { name: account, searchName: normaliseName(account) };
    const { id } = await findOrCreateAccount(storage.database, workspaceId, folded, SEEDED_AT);
    accounts.set(account, id);
  }
  const seeded: SeededDeal[] = [];
  for (let start = 0; start < names.length; start += BATCH) {
    const batch = names.slice(start, start + BATCH);
    await inTransaction(storage, async (transaction) => {
      const first = await takeDealNumbers(transaction, workspaceId, batch.length);
      const deals = batch.map(({ name, account }, index) => ({
        ...newDeal(speaker, first + index, name, accounts.get(account) ?? null),
        searchName: searchNameOf(name, account),
      }));
      if (!(await insertDeals(transaction, deals))) throw new Error('a seeded deal was there already');
      seeded.push(...batch.map((name, index) => ({ ...name, ...pickIds(deals[index]) })));
    });
  }
  await storage.database.$executeRaw`VACUUM ANALYZE`;
  return seeded;
}

function pickIds(deal: Pick<NewDeal, 'id' | 'searchName'> | undefined) {
  if (deal === undefined) throw new Error('a batch has a deal for each name');
  return { id: deal.id, searchName: deal.searchName };
}

function newDeal(
  { workspace, member }: Speaker,
  number: number,
  name: string,
  accountId: string | null,
): Omit<NewDeal, 'searchName'> {
  const event: DealEvent = {
    sequence: 1,
    kind: 'created',
    patch: {
      name,
      accountId,
      amount: 5_000_000n,
      currency: 'USD',
      stage: 'lead',
      status: 'open',
      ownerId: member.id,
      source: null,
      closeDate: '2026-12-31',
      nextStep: null,
      forecastCategory: 'pipeline',
    },
    effectiveAt: SEEDED_AT,
    recordedAt: SEEDED_AT,
    actorId: member.id,
    via: 'demo',
    inputId: `seed:${number}`,
    note: null,
    noteKind: null,
    undoes: null,
  };
  return { id: newDealId(), workspaceId: workspace.id, number, externalId: null, events: [event] };
}
