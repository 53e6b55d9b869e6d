import { createHash } from 'node:crypto';

/** A short name for any list of values: the same values, the same name. */
export function fingerprint(values: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 24);
}

/**
 * Makes the ids of rows that have none: from name, account and creation day, and from how many rows with
 * the same three came before. So the same file gives the same ids again, and twins stay two deals.
 */
export function derivedIds(): (name: string, account: string | null, created: string | null) => string {
  const seen = new Map<string, number>();
  return (name, account, created) => {
    const key = fingerprint([name, account, created]);
    const twin = (seen.get(key) ?? 0) + 1;
    seen.set(key, twin);
    return `row-${fingerprint([key, twin])}`;
  };
}
