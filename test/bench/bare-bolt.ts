/**
 * The baseline of the command's row: Bolt's own receiver and one handler that runs, through bare pg, the
 * statements it is given on standard input, then acknowledges. Writes its port as a JSON line.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { App, HTTPReceiver } from '@slack/bolt';
import { z } from 'zod';
import { openBarePool } from './bare-pool.ts';
import { replay, Statements } from './statements.ts';

export const BareBoltInput = z.object({
  databaseUrl: z.string(),
  signingSecret: z.string(),
  statements: Statements,
  /** The deal and the input that the statements were recorded with. */
  recorded: z.object({ id: z.string(), name: z.string(), searchName: z.string(), inputId: z.string() }),
});
export type BareBoltInput = z.infer<typeof BareBoltInput>;

const { databaseUrl, signingSecret, statements, recorded } = BareBoltInput.parse(
  JSON.parse(await text(process.stdin)),
);
const beginning = statements.findIndex((statement) => statement.text === 'BEGIN');
const look = statements.slice(0, beginning);
const change = statements.slice(beginning);
const Hit = z.object({ id: z.string(), name: z.string() });

const pool = openBarePool(databaseUrl);
const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events' });
const app = new App({
  receiver,
  convoStore: false,
  authorize: async () => ({ botToken: 'xoxb-unused', botId: 'B0BENCH', botUserId: 'U0BOT' }),
});

app.command('/deal', async ({ ack, command }) => {
  const [, name = '', stage = ''] = /^move (.+) (\w+)$/.exec(command.text) ?? [];
  const substitutes = new Map<unknown, unknown>([
    [recorded.searchName, name.toLowerCase()],
    [recorded.inputId, `command:${command.trigger_id}`],
  ]);
  let hits: unknown[] = [];
  for (const statement of look) hits = (await replay(pool, statement, substitutes)).rows;
  const deal = Hit.parse(hits[0]);
  substitutes.set(recorded.id, deal.id).set(recorded.name, deal.name);
  const client = await pool.connect();
  try {
    for (const statement of change) await replay(client, statement, substitutes);
  } finally {
    client.release();
  }
  await ack({ response_type: 'ephemeral', text: `${deal.name} moved to ${stage}` });
});

const server = createServer(receiver.requestListener);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  void pool.end();
});
