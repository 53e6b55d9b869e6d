import { join } from 'node:path';
import { runSentence } from '../../src/deals/run-sentence.ts';
import { startLocalSlack } from '../../src/playground/local-slack.ts';
import { findSpeaker } from '../../src/storage/speakers.ts';
import type { Storage } from '../../src/storage/storage.ts';
import type { BareBoltInput } from './bare-bolt.ts';
import { dealNames } from './deal-names.ts';
import { type Line, p99Line, throughputLine } from './report.ts';
import { callsOf, compareByTurns } from './rounds.ts';
import { type SeededDeal, seedDeals, seedTeam, TEAM_ID, USER_ID } from './seed.ts';
import { startServerProcess } from './server-process.ts';
import { type Acknowledgement, openSlackSide } from './signed-requests.ts';
import { recordStatements, type Statement } from './statements.ts';

const WIDTH = 32;
const SIGNING_SECRET = 'a-secret-of-the-bench';
const RECORDED_INPUT = 'command:recorded';
const ROOT = join(import.meta.dirname, '..', '..');

export interface CommandSize {
  readonly rounds: number;
  readonly calls: number;
}

/**
 * `/deal move NAME STAGE` from the signed request to the receipt in its acknowledgement: the built program
 * against a bare Bolt app with the same statements, each in its own process; every call moves another deal.
 */
export async function benchCommand(
  storage: Storage,
  databaseUrl: string,
  size: CommandSize,
): Promise<Line[]> {
  await seedTeam(storage);
  const speaker = await speakerOf(storage);
  const [sample, ...deals] = await seedDeals(
    storage,
    speaker,
    dealNames(callsOf(size) + 1, callsOf(size) + 1),
  );
  if (sample === undefined) throw new Error('no deal to record with');
  const statements = await recordMove(storage, sample);

  const slack = await startLocalSlack({ teams: [{ id: TEAM_ID }] });
  const bareInput: BareBoltInput = {
    databaseUrl,
    signingSecret: SIGNING_SECRET,
    statements,
    recorded: { ...sample, inputId: RECORDED_INPUT },
  };
  const ours = await startServerProcess([join(ROOT, 'dist', 'main.js')], {
    DATABASE_URL: databaseUrl,
    SLACK_BOT_TOKEN: slack.team().botToken,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
  });
  const bare = await startServerProcess(
    ['--import', 'tsx', join(import.meta.dirname, 'bare-bolt.ts')],
    {},
    JSON.stringify(bareInput),
  );
  const side = openSlackSide(SIGNING_SECRET, WIDTH);
  const type = async (port: number, index: number) => {
    const deal = deals[index];
    if (deal === undefined) throw new Error('too few deals');
    return { deal, answer: await side.type(port, `move ${deal.name} negotiation`, `trigger-${index}`) };
  };
  try {
    const compared = await compareByTurns(
      {
        ours: async (index) => {
          const { deal, answer } = await type(ours.port, index);
          if (!isReceipt(answer, deal)) throw new Error(`no receipt: ${answer.text}`);
        },
        baseline: async (index) => {
          const { deal, answer } = await type(bare.port, index);
          if (!answer.text.startsWith(deal.name)) throw new Error(`another deal: ${answer.text}`);
        },
      },
      { ...size, width: WIDTH },
    );
    return [
      throughputLine(`/deal move to receipt, ${WIDTH} at once: throughput`, compared, 0.5),
      p99Line(`/deal move to receipt, ${WIDTH} at once: p99`, compared, 2),
    ];
  } finally {
    side.close();
    await Promise.all([ours.stop(), bare.stop()]);
    await slack.stop();
  }
}

/** Everything that a command asks the database, from who speaks to COMMIT. */
function recordMove(storage: Storage, { name }: SeededDeal): Promise<Statement[]> {
  return recordStatements(async () => {
    const speaker = await speakerOf(storage);
    const request = { speaker, inputId: RECORDED_INPUT, via: 'command', at: new Date() } as const;
    const directory = { memberOf: async () => undefined };
    const answer = await runSentence({ storage, directory }, request, `move ${name} negotiation`);
    if (answer.kind !== 'changed') throw new Error(`the recorded move is answered with ${answer.kind}`);
  });
}

async function speakerOf({ database }: Storage) {
  const speaker = await findSpeaker(database, TEAM_ID, USER_ID);
  if (speaker === undefined) throw new Error('the bench has no speaker');
  return speaker;
}

/** A receipt names the deal and its new stage, and has an Undo button. */
function isReceipt({ text, blocks }: Acknowledgement, { name }: SeededDeal): boolean {
  return text.includes(name) && /negotiation/i.test(text) && JSON.stringify(blocks).includes('"Undo"');
}
