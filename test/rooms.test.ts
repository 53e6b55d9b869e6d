import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** Which rooms a room may import from, besides itself. Imports run one way: see docs/architecture.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  pipeline: [],
  forecast: ['pipeline'],
  language: ['pipeline'],
  storage: ['pipeline', 'config.ts'],
  deals: ['pipeline', 'forecast', 'language', 'storage'],
  delivery: ['pipeline', 'storage'],
  jobs: ['pipeline', 'forecast', 'storage', 'deals', 'delivery'],
  slack: ['pipeline', 'forecast', 'language', 'storage', 'deals', 'delivery'],
  cli: ['pipeline', 'forecast', 'language', 'storage', 'deals', 'delivery', 'jobs', 'config.ts', 'logger.ts'],
  playground: [],
};

/** Packages that only one room may know. */
const OWNERS: readonly { readonly packages: RegExp; readonly room: string }[] = [
  { packages: /^(@prisma\/|pg$)/, room: 'storage' },
  { packages: /^@slack\/bolt$/, room: 'slack' },
  { packages: /^(chrono-node|fastest-levenshtein)$/, room: 'language' },
];

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

let files: SourceFile[];
beforeAll(async () => {
  const names = await readdir(SOURCE, { recursive: true });
  const paths = names.filter((name) => /\.tsx?$/.test(name) && !name.includes('generated'));
  files = await Promise.all(paths.map(readSource));
});

async function readSource(path: string): Promise<SourceFile> {
  const text = await readFile(join(SOURCE, path), 'utf8');
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '');
  return { path, room: path.split(sep)[0] ?? '', text, imports };
}

/** The room (or top file) that a relative import leads to; undefined for packages. */
function roomOf(file: SourceFile, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined;
  return relative(SOURCE, resolve(SOURCE, dirname(file.path), name)).split(sep)[0];
}

describe('the rooms of src/', () => {
  it('are read whole: a test over nothing would pass', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(400);
  });

  it('import one way', () => {
    const wrong = files.flatMap((file) => {
      const allowed = MAY_IMPORT[file.room];
      if (allowed === undefined) return [];
      return file.imports
        .map((name) => roomOf(file, name))
        .filter((room) => room !== undefined && room !== file.room && !allowed.includes(room))
        .map((room) => `${file.path} imports ${room}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keep their packages to themselves', () => {
    const wrong = files.flatMap((file) =>
      file.imports.flatMap((name) =>
        OWNERS.filter(({ packages, room }) => packages.test(name) && file.room !== room).map(
          () => `${file.path} imports ${name}`,
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('read the environment in config.ts only', () => {
    const readers = files.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
    expect(readers).toEqual(['config.ts']);
  });

  it('take the time as an argument in the domain', () => {
    const pure = files.filter(({ room }) => ['pipeline', 'forecast', 'language', 'deals'].includes(room));
    const clocks = pure.filter(({ text }) => /new Date\(\)|Date\.now\(\)|Temporal\.Now/.test(text));
    expect(clocks.map(({ path }) => path)).toEqual([]);
  });
});
