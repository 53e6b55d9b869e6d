import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The newest line in which PostgreSQL says what is wrong, for a message to the operator. */
export async function lastLogLine(clusterFolder: string): Promise<string> {
  const log = await readFile(join(clusterFolder, 'server.log'), 'utf8').catch(() => '');
  // What a program says while it clears up after itself is not why it failed.
  const lines = log.split('\n').filter((line) => line.trim() !== '' && !/\bremoving\b/.test(line));
  const complaint =
    lines.findLast((line) => /\b(error|fatal|panic): |permission denied|cannot /i.test(line)) ?? lines.at(-1);
  return `${complaint?.replace(/^.*?\b(error|fatal|panic|initdb): +/i, '') ?? 'it gave no reason'}.`;
}
