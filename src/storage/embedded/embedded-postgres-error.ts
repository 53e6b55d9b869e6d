/** The embedded PostgreSQL can't be used. The message is one line for the operator and names the way out. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
