import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startLocalSlack } from '../../src/playground/local-slack.ts';
import { startEmbeddedPostgres } from '../../src/storage/embedded/start-embedded-postgres.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { scratchLogger } from '../postgres/scratch-server.ts';
import { countFaults } from './count-faults.ts';

/**
 * Kills the bot, and every fifth time its PostgreSQL, at random moments under load, and counts what
 * became of the receipts that people had seen. Prints the table of docs/reliability.md.
 *
 *     npm run soak -- --kills 100
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } });
const KILLS = Number(values.kills);
const TYPISTS = 8;
const DEALS = 24;
const STAGES = ['lead', 'qualification', 'nurturing', 'proposal', 'negotiation', 'closing'];

const dataDir = await mkdtemp(join(tmpdir(), 'dealhand-soak-'));
await chmod(dataDir, 0o755);
const slack = await startLocalSlack();
const port = await freePort();
const receipts: string[] = [];
const unanswered: string[] = [];
const counts = { typed: 0, receipts: 0, unanswered: 0, redelivered: 0, postgresKills: 0 };
let app: ChildProcess | undefined;
const ending = new AbortController();

slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
await startApp();
for (let number = 1; number <= DEALS; number += 1) await type(`create "Deal ${number}" ${number}000 USD`);
const typists = Array.from({ length: TYPISTS }, (_, typist) => typeOn(typist));
for (let kill = 1; kill <= KILLS; kill += 1) {
  await after(150 + Math.random() * 500);
  if (kill % 5 === 0) await killPostgres();
  await killApp();
  await startApp();
  await redeliverUnanswered();
  process.stderr.write(`\r${kill} of ${KILLS} kills, ${counts.receipts} receipts`);
}
ending.abort();
await Promise.all(typists);
process.stderr.write('\n');

const postgres = await startEmbeddedPostgres({ dataDir, logger: scratchLogger });
const storage = openStorage(postgres.databaseUrl, scratchLogger);
const faults = await countFaults(storage, receipts);
const rows: [string, number][] = [
  ['kill -9 of the app', KILLS],
  ['kill -9 of PostgreSQL among them', counts.postgresKills],
  ['commands typed', counts.typed],
  ['receipts shown', counts.receipts],
  ['commands that the kill left unanswered', counts.unanswered],
  ['of these delivered again', counts.redelivered],
  ['receipts shown whose change is missing', faults.lost],
  ['inputs that took effect twice', faults.doubled],
  ['deals whose row is not the sum of their history', faults.halfDone],
];
process.stdout.write(
  `| what | count |\n|---|---|\n${rows.map(([what, count]) => `| ${what} | ${count} |`).join('\n')}\n`,
);

await storage.close();
await killApp();
await postgres.stop();
await slack.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit(faults.lost + faults.doubled + faults.halfDone === 0 ? 0 : 1);

async function startApp(): Promise<void> {
  app = spawn(process.execPath, [join(import.meta.dirname, '../../dist/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'silent',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.team().botToken,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
    },
  });
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (ready?.status === 200) return;
    if (app.exitCode !== null) throw new Error(`the app ended by itself with ${app.exitCode}`);
    await after(25);
  }
}

async function killApp(): Promise<void> {
  if (app === undefined || app.exitCode !== null) return;
  const exit = once(app, 'exit');
  app.kill('SIGKILL');
  await exit;
}

async function killPostgres(): Promise<void> {
  const file = join(dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid');
  const [pid] = (await readFile(file, 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  counts.postgresKills += 1;
}

/** Types one sentence after the other until the end: moves, notes and amounts on a few deals, so that they collide. */
async function typeOn(typist: number): Promise<void> {
  for (let turn = 0; !ending.signal.aborted; turn += 1) {
    const number = 1 + Math.floor(Math.random() * DEALS);
    const stage = STAGES[Math.floor(Math.random() * STAGES.length)] ?? 'lead';
    const sentences = [
      `move #${number} ${stage}`,
      `note #${number}: typist ${typist} turn ${turn}`,
      `set #${number} amount ${1000 + turn} USD`,
    ];
    await type(sentences[turn % sentences.length] ?? '');
  }
}

async function type(text: string): Promise<void> {
  const result = await slack.command({ user: 'U0ANN', channel: 'C0DEALS', command: '/deal', text });
  counts.typed += 1;
  if (result.error !== null) {
    counts.unanswered += 1;
    unanswered.push(result.id);
    await after(100);
    return;
  }
  if (JSON.stringify(result.messages()).includes('"Undo"')) {
    counts.receipts += 1;
    receipts.push(`command:${result.triggerId}`);
  }
}

async function redeliverUnanswered(): Promise<void> {
  for (const id of unanswered.splice(-3)) {
    await slack.redeliver(id).catch(() => undefined);
    counts.redelivered += 1;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
