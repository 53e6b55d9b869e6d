import { randomUUID } from 'node:crypto';
import { type Member } from '../pipeline/member.ts';
import type { Account } from './accounts.ts';
import { memberOf } from './members.ts';
import type { Database } from './storage.ts';

/** A name as a file writes it, and folded. */
export interface FileName {
  readonly name: string;
  readonly searchName: string;
}

/** The accounts of several names, by folded name; those that nobody knows are made, spelled as given. */
export async function findOrCreateAccounts(
  database: Database,
  workspaceId: string,
  names: readonly FileName[],
  at: Date,
): Promise<Map<string, Account>> {
  await database.account.createMany({
    data: names.map((name) => ({ id: randomUUID(), workspaceId, ...name, createdAt: at })),
    skipDuplicates: true,
  });
  const rows = await database.account.findMany({
    where: { workspaceId, searchName: { in: names.map(({ searchName }) => searchName) } },
    select: { id: true, name: true, searchName: true },
  });
  return new Map(rows.map((row) => [row.searchName, row]));
}

/** The members of several names, by folded name: a name from an earlier file before a Slack user of that name. */
export async function findOrCreateNamed(
  database: Database,
  workspaceId: string,
  names: readonly FileName[],
  at: Date,
): Promise<Map<string, Member>> {
  const find = async () => {
    const rows = await database.member.findMany({
      where: { workspaceId, searchName: { in: names.map(({ searchName }) => searchName) } },
      orderBy: [{ slackUserId: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    });
    return new Map(rows.map((row) => [row.searchName, memberOf(row)]));
  };
  const known = await find();
  const unknown = names.filter(({ searchName }) => !known.has(searchName));
  if (unknown.length === 0) return known;
  await database.member.createMany({
    data: unknown.map((name) => ({ id: randomUUID(), workspaceId, ...name, createdAt: at })),
  });
  return find();
}

/** The members behind several Slack users, by user id; those who have never been here are made by name. */
export async function findOrCreateSlackUsers(
  database: Database,
  workspaceId: string,
  users: readonly (FileName & { readonly slackUserId: string })[],
  at: Date,
): Promise<Map<string, Member>> {
  await database.member.createMany({
    data: users.map((user) => ({ id: randomUUID(), workspaceId, ...user, createdAt: at })),
    skipDuplicates: true,
  });
  const rows = await database.member.findMany({
    where: { workspaceId, slackUserId: { in: users.map(({ slackUserId }) => slackUserId) } },
  });
  return new Map(rows.map((row) => [row.slackUserId ?? '', memberOf(row)]));
}
