import { chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBinaryPackage } from '../../../src/storage/embedded/binaries.ts';
import { EmbeddedPostgresError } from '../../../src/storage/embedded/embedded-postgres-error.ts';
import { canReach } from '../../../src/storage/embedded/server-account.ts';
import { startEmbeddedPostgres } from '../../../src/storage/embedded/start-embedded-postgres.ts';
import { makeDataFolder, removeDataFolder } from './data-folder.ts';
import { startUser } from './user-of-postgres.ts';

const logger = pino({ level: 'silent' });
const isRoot = process.getuid?.() === 0;
const plainUser = { uid: 65_534, gid: 65_534 };
const plainUserReadsUs = await canReach(import.meta.dirname, plainUser);

let folder: string;
beforeEach(async () => {
  folder = await makeDataFolder(0o700);
});
afterEach(() => removeDataFolder(folder));

describe('a folder that only its owner may enter', () => {
  test('holds the server of that owner, root too', async () => {
    const dataDir = join(folder, 'data');
    const first = await startEmbeddedPostgres({ dataDir, logger });
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir, logger });
    expect(second.databaseUrl).toBe(first.databaseUrl);
    await second.stop();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await removeDataFolder(dataDir);
  });

  test.runIf(isRoot)('has its data owned by an unprivileged account, which survives a kill', async () => {
    const dataDir = join(folder, 'data');
    const killed = await startUser(dataDir);
    await killed.kill();
    const next = await startEmbeddedPostgres({ dataDir, logger });
    expect(next.databaseUrl).toBe(killed.databaseUrl);
    expect((await stat(join(dataDir, 'postgres', 'cluster', 'data'))).uid).not.toBe(0);
    await next.stop();
    await removeDataFolder(dataDir);
  });

  test.runIf(isRoot && plainUserReadsUs)('holds the server of a plain user', async () => {
    await chown(folder, plainUser.uid, plainUser.gid);
    const user = await startUser(folder, { id: plainUser.uid });
    expect((await stat(join(folder, 'postgres', 'cluster', 'data'))).uid).toBe(plainUser.uid);
    await user.stop();
  });
});

describe('what cannot work is one line that names the way out', () => {
  test('on a platform that npm has no PostgreSQL for', () => {
    expect(() => findBinaryPackage('sunos', 'x64')).toThrow(
      /^There is no PostgreSQL from npm for sunos-x64 here: set PG_BIN .* or DATABASE_URL .*$/,
    );
  });

  test('with a PG_BIN that holds no PostgreSQL', async () => {
    const started = startEmbeddedPostgres({ dataDir: folder, pgBin: join(folder, 'nothing'), logger });
    await expect(started).rejects.toThrow(EmbeddedPostgresError);
    await expect(started).rejects.toThrow(
      /^The PostgreSQL in .*nothing doesn't run .* PG_BIN .* DATABASE_URL\.$/,
    );
  });

  test('with a PG_BIN of a PostgreSQL that is too old', async () => {
    const pgBin = join(folder, 'old');
    await mkdir(pgBin);
    await writeFile(join(pgBin, 'postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 14.9"\n', {
      mode: 0o755,
    });
    await chmod(folder, 0o755);
    const started = startEmbeddedPostgres({ dataDir: join(folder, 'data'), pgBin, logger });
    await expect(started).rejects.toThrow(/PostgreSQL\) 14\.9, and 17 or newer is needed/);
  });

  test('with a DATA_DIR that is a file', async () => {
    const dataDir = join(folder, 'file');
    await writeFile(dataDir, '');
    const started = startEmbeddedPostgres({ dataDir, logger });
    await expect(started).rejects.toThrow(/^DATA_DIR \(.*file\) can't be used .* DATABASE_URL\.$/);
  });
});
