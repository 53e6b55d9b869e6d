import type { ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findFreePort, isPortFree } from './free-port.ts';
import { findPostmaster, launchPostmaster, type ServerSettings } from './postmaster.ts';
import { joinServer, type Presence } from './presence.ts';
import { lastLogLine } from './server-log.ts';

/** How long PostgreSQL may refuse to start: it does while the processes of a killed one are still going. */
const refusalLimitMs = 10_000;
/** How long a running server may take until it takes connections, recovery after a crash included. */
const recoveryLimitMs = 120_000;

/**
 * Joins the running server or starts one. Two processes may do this at once: PostgreSQL lets only one
 * server have the data folder, and the loser's next round finds it.
 * @param port the port that must be kept because its address was given out, or undefined when free to move
 * @throws EmbeddedPostgresError when there is no usable server within the limits above
 */
export async function attach(
  cluster: Cluster,
  settings: ServerSettings,
  port: number | undefined,
  signal: AbortSignal,
): Promise<Presence> {
  const began = performance.now();
  let child: ChildProcess | undefined;
  for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 1.5, 500)) {
    const waitedMs = performance.now() - began;
    const postmaster = await findPostmaster(cluster);
    if (postmaster !== undefined) {
      const presence = postmaster.port && (await joinServer(cluster, postmaster.port));
      if (presence) return presence;
    } else if (!isRunning(child)) {
      if (waitedMs > refusalLimitMs) throw await refusal(cluster);
      child = await launchPostmaster(cluster, port ?? (await choosePort(cluster)), settings);
      child.on('error', () => {});
    }
    if (waitedMs > recoveryLimitMs) throw await refusal(cluster);
    await setTimeout(pauseMs, undefined, { signal });
  }
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** The port of last time if it is free, so that what people wrote down keeps working. */
async function choosePort(cluster: Cluster): Promise<number> {
  const file = join(cluster.folder, 'port');
  const remembered = Number(await readFile(file, 'utf8').catch(() => ''));
  if (Number.isInteger(remembered) && remembered > 0 && (await isPortFree(remembered))) return remembered;
  const port = await findFreePort();
  await writeFile(file, `${port}`);
  return port;
}

async function refusal(cluster: Cluster): Promise<EmbeddedPostgresError> {
  return new EmbeddedPostgresError(
    `PostgreSQL didn't start in ${cluster.folder}: ${await lastLogLine(cluster.folder)} More is in server.log there.`,
  );
}
