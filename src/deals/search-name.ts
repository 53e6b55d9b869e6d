import { normaliseName } from '../language/normalise-name.ts';

/** What a typed name is compared with: the deal's name and its account's where the name lacks it, folded. */
export function searchNameOf(name: string, accountName: string | null): string {
  const folded = normaliseName(name);
  const account = accountName === null ? '' : normaliseName(accountName);
  return account === '' || ` ${folded} `.includes(` ${account} `) ? folded : `${folded} ${account}`;
}
