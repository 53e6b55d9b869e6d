import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportDeals, exportHistories } from '../../deals/export-deals.ts';
import { workspaceId } from '../choose-workspace.ts';
import { hasFlag } from '../flags.ts';
import { instantFlag } from '../instant-flag.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { exportCsv } from './export-csv.ts';
import { exportJson } from './export-json.ts';

export const exportVerb: Verb = {
  name: 'export',
  usage: '[FILE] [--at INSTANT] [--json]',
  summary: 'Write all deals as CSV, which import reads back, or with --json with their history.',
  options: { at: { type: 'string' } },
  async run({ flags, positionals, terminal, now, inWorkspace }) {
    const [path, ...others] = positionals;
    if (others.length > 0) throw new UsageError(`Usage: dealhand export ${exportVerb.usage}`);
    const at = instantFlag(flags, 'at');
    await inWorkspace(async (storage, workspace) => {
      const text = hasFlag(flags, 'json')
        ? exportJson(exportHistories(storage, workspace.id, at), workspaceId(workspace), now)
        : exportCsv(exportDeals(storage, workspace.id, at));
      if (path === undefined) await writeTo(text, process.stdout);
      else await writeWhole(text, path);
    });
    if (path !== undefined && !terminal.json) terminal.say(`Exported to ${path}.`);
    return 0;
  },
};

async function writeTo(text: AsyncIterable<string>, stream: Writable): Promise<void> {
  try {
    await pipeline(Readable.from(text), stream, { end: stream !== process.stdout });
  } catch (error) {
    // Whoever read our output has had enough, as `head` does.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

/** Writes beside the file first: a broken export leaves no half of one behind. A device or a pipe is written to as it is. */
async function writeWhole(text: AsyncIterable<string>, path: string): Promise<void> {
  const partial = (await isNoFile(path)) ? path : `${path}.partial`;
  try {
    await writeTo(text, createWriteStream(partial));
    if (partial !== path) await rename(partial, path);
  } catch (error) {
    if (partial !== path) await rm(partial, { force: true });
    if (error instanceof Error && 'syscall' in error && 'path' in error) {
      throw new UsageError(
        `${path} can't be written (${error.message}): choose a folder that you may write to.`,
      );
    }
    throw error;
  }
}

/** True for what is there and is no regular file: renaming onto `/dev/null` would replace it for everybody. */
async function isNoFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => !found.isFile(),
    () => false,
  );
}
