import { normaliseName } from '../../language/normalise-name.ts';
import type { FileName } from '../../storage/import-names.ts';
import {
  findOrCreateAccounts,
  findOrCreateNamed,
  findOrCreateSlackUsers,
} from '../../storage/import-names.ts';
import type { Transaction } from '../../storage/transaction.ts';
import type { FileDeal, FileOwner } from './file-deal.ts';
import type { Resolved } from './plan.ts';
import { NOBODY } from './read-deal.ts';

/** Finds the account and the owner of each deal; makes those that nobody knows yet. */
export async function resolveNames(
  transaction: Transaction,
  workspaceId: string,
  deals: readonly FileDeal[],
  now: Date,
): Promise<(deal: FileDeal) => Resolved> {
  const owners = deals.map(ownerOf);
  const accounts = await findOrCreateAccounts(
    transaction,
    workspaceId,
    distinct(deals.flatMap(({ account }) => (account == null ? [] : [fileName(account)]))),
    now,
  );
  const users = await findOrCreateSlackUsers(
    transaction,
    workspaceId,
    distinct(
      owners.flatMap(({ name, slackUserId }) =>
        slackUserId === null ? [] : [{ ...fileName(name), slackUserId }],
      ),
      ({ slackUserId }) => slackUserId,
    ),
    now,
  );
  const named = await findOrCreateNamed(
    transaction,
    workspaceId,
    distinct(owners.filter(({ slackUserId }) => slackUserId === null).map(({ name }) => fileName(name))),
    now,
  );
  return (deal) => {
    const { name, slackUserId } = ownerOf(deal);
    const owner = slackUserId === null ? named.get(normaliseName(name)) : users.get(slackUserId);
    if (owner === undefined) throw new Error('an owner was neither found nor made');
    const { account } = deal;
    return {
      accountId: account == null ? account : (accounts.get(normaliseName(account))?.id ?? null),
      ownerId: owner.id,
    };
  };
}

function ownerOf({ owner }: FileDeal): FileOwner {
  return owner ?? { name: NOBODY, slackUserId: null };
}

function fileName(name: string): FileName {
  return { name, searchName: normaliseName(name) };
}

/** The first of each; the folded name tells them apart unless another key is given. */
function distinct<Name extends FileName>(
  names: readonly Name[],
  keyOf: (name: Name) => string = ({ searchName }) => searchName,
): Name[] {
  const found = new Map<string, Name>();
  for (const name of names) if (!found.has(keyOf(name))) found.set(keyOf(name), name);
  return [...found.values()];
}
