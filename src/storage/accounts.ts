import { randomUUID } from 'node:crypto';
import type { Database } from './storage.ts';

/** A customer, as deals name it. */
export interface Account {
  readonly id: string;
  readonly name: string;
}

/** The account of a folded name; made when nobody knows it yet, spelled as given. */
export async function findOrCreateAccount(
  database: Database,
  workspaceId: string,
  { name, searchName }: { readonly name: string; readonly searchName: string },
  at: Date,
): Promise<Account> {
  await database.account.createMany({
    data: [{ id: randomUUID(), workspaceId, name, searchName, createdAt: at }],
    skipDuplicates: true,
  });
  return database.account.findUniqueOrThrow({
    where: { workspaceId_searchName: { workspaceId, searchName } },
    select: { id: true, name: true },
  });
}

/** The account whose whole name a folded text begins with, the longest where there are several. */
export async function findAccountAtStart(
  database: Database,
  workspaceId: string,
  foldedText: string,
): Promise<Account | undefined> {
  const words = foldedText.split(' ');
  const beginnings = words.map((_, index) => words.slice(0, index + 1).join(' '));
  const found = await database.account.findMany({
    where: { workspaceId, searchName: { in: beginnings } },
    select: { id: true, name: true, searchName: true },
  });
  return found.toSorted((a, b) => b.searchName.length - a.searchName.length)[0];
}

/** The name of an account; null when there is none of that id. */
export async function accountName(
  database: Database,
  workspaceId: string,
  id: string,
): Promise<string | null> {
  const account = await database.account.findFirst({ where: { workspaceId, id }, select: { name: true } });
  return account?.name ?? null;
}
