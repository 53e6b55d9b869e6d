import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { type Check, failed, passed } from './check.ts';

/** Less free space than this, in bytes, and PostgreSQL may soon stop. */
const FREE_BYTES = 500 * 1024 * 1024;

/** Whether the folder of the embedded database is writable and has room. It may not be there before the first start. */
export async function checkDataFolder(dataDir: string): Promise<Check> {
  const name = 'data folder';
  try {
    if (!(await stat(dataDir)).isDirectory()) {
      return failed(name, `${dataDir} is a file`, 'Set DATA_DIR to a folder.');
    }
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
    return bavail * bsize < FREE_BYTES
      ? failed(name, `${dataDir}, ${free}`, 'Make room on this disk, or set DATA_DIR to a folder on another.')
      : passed(name, `${dataDir}, ${free}`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return failed(
      name,
      `${dataDir} can't be used (${code})`,
      'Make it writable for this user, or set DATA_DIR.',
    );
  }
}
