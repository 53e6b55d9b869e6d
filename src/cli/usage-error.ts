/** The command was typed wrongly: exit code 2. The message is one line that names the fix. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
