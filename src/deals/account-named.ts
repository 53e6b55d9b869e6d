import { normaliseName } from '../language/normalise-name.ts';
import { type Account, findAccountAtStart, findOrCreateAccount } from '../storage/accounts.ts';
import type { Database } from '../storage/storage.ts';

/** The account that people call so, spelled one way or another; made when it is new. */
export async function accountNamed(
  database: Database,
  workspaceId: string,
  name: string,
  at: Date,
): Promise<Account> {
  return findOrCreateAccount(database, workspaceId, { name, searchName: normaliseName(name) }, at);
}

/** The known account that a deal's name begins with: "Acme rollout" is Acme's. */
export async function accountOfName(
  database: Database,
  workspaceId: string,
  dealName: string,
): Promise<Account | undefined> {
  return findAccountAtStart(database, workspaceId, normaliseName(dealName));
}
