/** The migrated database that every test database is a copy of. */
export const templateDatabase = 'dealhand_template';

/** The same server, another database. */
export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
