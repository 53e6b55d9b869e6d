import { execFile } from 'node:child_process';
import { chmod, constants, cp, lstat, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { buildFolder } from './build-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { ServerAccount } from './server-account.ts';

/** The folder that holds `initdb` and `postgres`, and their major version. */
export interface Binaries {
  readonly folder: string;
  readonly major: number;
}

/** The first major version with the builtin C.UTF-8 locale, in which trigrams work for every script. */
const oldestMajor = 17;

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Where npm put the package with PostgreSQL for this platform.
 * @throws EmbeddedPostgresError when there is none
 */
export function findBinaryPackage(platform: string, arch: string): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL from npm for ${platform}-${arch} here: set PG_BIN to the bin folder of an installed one, or DATABASE_URL to a running one.`,
      { cause },
    );
  }
}

/**
 * Copies the package's programs once into `parent` and returns their folder. The package itself isn't
 * used in place: it lacks its symlinks where npm ran no install script, and may be read-only.
 */
export async function installBinaries(packageFolder: string, parent: string): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')));
  const target = join(parent, `postgresql-${version}`);
  await buildFolder(target, async (unfinished) => {
    const native = join(packageFolder, 'native');
    for (const part of ['bin', 'lib', 'share']) {
      await cp(join(native, part), join(unfinished, part), {
        recursive: true,
        mode: constants.COPYFILE_FICLONE,
        // Links are made below: where the install script ran, the package has them too.
        filter: async (source) => !source.endsWith('.a') && !(await lstat(source)).isSymbolicLink(),
      });
    }
    const links = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
    for (const { source, target: link } of symlinkList.parse(JSON.parse(links))) {
      const path = join(unfinished, relative('native', link));
      await mkdir(dirname(path), { recursive: true });
      await symlink(relative(dirname(link), source), path);
    }
    await makeReadable(unfinished);
  });
  return join(target, 'bin');
}

/**
 * Asks the `postgres` program in `folder` for its version, as the account that will run it.
 * @throws EmbeddedPostgresError when it can't run here or is too old
 */
export async function probeBinaries(folder: string, account: ServerAccount | undefined): Promise<Binaries> {
  const answer = await promisify(execFile)(join(folder, 'postgres'), ['--version'], {
    ...account,
    env: {},
  }).catch((cause: unknown) => {
    throw new EmbeddedPostgresError(
      `The PostgreSQL in ${folder} doesn't run on this machine: set PG_BIN to the bin folder of a PostgreSQL ${oldestMajor} or newer that every user may run, or set DATABASE_URL.`,
      { cause },
    );
  });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout)?.[1]);
  if (major >= oldestMajor) return { folder, major };
  throw new EmbeddedPostgresError(
    `PG_BIN (${folder}) holds ${answer.stdout.trim()}, and ${oldestMajor} or newer is needed: point it to a newer one, or set DATABASE_URL.`,
  );
}

/** Undoes what a strict umask took away while npm unpacked the files. */
async function makeReadable(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const runnable = entry.isDirectory() || entry.parentPath === join(folder, 'bin');
    await chmod(join(entry.parentPath, entry.name), runnable ? 0o755 : 0o644);
  }
}
