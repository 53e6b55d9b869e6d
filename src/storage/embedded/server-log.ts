import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The newest line in which PostgreSQL says what is wrong, for a message to the operator. */
export async function lastLogLine(clusterFolder: string): Promise<string> {
  const log = await readFile(join(clusterFolder, 'server.log'), 'utf8').catch(() => '');
  const complaint = log
    .split('\n')
    .findLast((line) => /\b(error|fatal|panic): /i.test(line))
    ?.replace(/^.*?\b(error|fatal|panic): +/i, '');
  return `${complaint ?? 'it gave no reason'}.`;
}
