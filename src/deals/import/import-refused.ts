/** A file that can't be imported as asked. The message is one line that names the fix. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}
