import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { manifestFiles } from './manifest-files.ts';

const { values } = parseArgs({ options: { url: { type: 'string' } } });
const directory = join(import.meta.dirname, '..', '..', 'manifests');

await mkdir(directory, { recursive: true });
for (const [name, text] of manifestFiles({ ...readConfig(), ...values })) {
  await writeFile(join(directory, name), text);
  process.stdout.write(`manifests/${name}\n`);
}
