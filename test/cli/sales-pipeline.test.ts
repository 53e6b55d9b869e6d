import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Exported, Report } from './answers.ts';
import { type CommandLine, FIXTURES, openCommandLine } from './command-line.ts';

const FILE = join(FIXTURES, 'crm-sales-opportunities', 'sales_pipeline.csv');

/** Enough for several batches. */
const DAY_FIRST_ROWS = 2_500;

/** The file has no quotes, so that a test can read it without the code under test. */
async function readPlainly(): Promise<Record<string, string>[]> {
  const [header = '', ...lines] = (await readFile(FILE, 'utf8')).trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
}

function day(american = ''): string | null {
  if (american === '') return null;
  const [month = '', date = '', year = ''] = american.split('/');
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

describe("a CRM's 8,800 opportunities", () => {
  let first: CommandLine;
  let second: CommandLine;
  beforeAll(async () => {
    [first, second] = await Promise.all([openCommandLine(), openCommandLine()]);
  });
  afterAll(() => Promise.all([first.close(), second.close()]));

  it('come in whole, to the cent and to the day, and the same file again changes nothing', async () => {
    const rows = await readPlainly();
    const report = await first.json(Report, 'import', FILE);
    expect(report).toEqual({
      rows: 8800,
      created: 8800,
      updated: 0,
      unchanged: 0,
      differs: 0,
      failed: [],
      stages: { Won: 'won', Lost: 'lost', Engaging: 'qualification', Prospecting: 'lead' },
      dates: 'mdy',
      code: 0,
    });

    const { deals } = await first.json(Exported, 'export');
    expect(deals).toHaveLength(8800);
    const byId = new Map(deals.map((deal) => [deal.externalId, deal]));
    const statuses: Record<string, string> = { Won: 'won', Lost: 'lost' };
    const wanted = rows.map((row) => ({
      externalId: row['opportunity_id'],
      status: statuses[row['deal_stage'] ?? ''] ?? 'open',
      amount: row['close_value'] === '' ? null : `${row['close_value']}.00`,
      owner: row['sales_agent'],
      account: row['account'] === '' ? null : row['account'],
      name: row['account'] === '' ? row['product'] : `${row['account']} – ${row['product']}`,
      closed: day(row['close_date']),
      closeDate: day(row['close_date']),
      created: day(row['engage_date']),
    }));
    const found = wanted.map(({ externalId, created }) => {
      const deal = byId.get(externalId ?? '');
      return {
        externalId: deal?.externalId,
        status: deal?.status,
        amount: deal?.amount,
        owner: deal?.owner,
        account: deal?.account,
        name: deal?.name,
        closed: deal?.closedAt?.slice(0, 10) ?? null,
        closeDate: deal?.closeDate,
        // A deal without a date of creation is known from the import on.
        created: created === null ? null : deal?.createdAt.slice(0, 10),
      };
    });
    expect(found).toEqual(wanted);
    for (const status of ['won', 'lost', 'open']) {
      const sum = (amounts: (string | null | undefined)[]) =>
        amounts.reduce((total, amount) => total + BigInt((amount ?? '0.00').replace('.', '')), 0n);
      expect(sum(deals.filter((deal) => deal.status === status).map(({ amount }) => amount))).toBe(
        sum(wanted.filter((row) => row.status === status).map(({ amount }) => amount)),
      );
    }

    const again = await first.json(Report, 'import', FILE);
    expect(again).toMatchObject({ rows: 8800, created: 0, unchanged: 8800, differs: 0, failed: [] });
  }, 60_000);

  it('are the same deals when the file is day first with two-digit years, killed half way and run again', async () => {
    const original = (await readFile(FILE, 'utf8')).split('\n').slice(0, DAY_FIRST_ROWS + 1);
    const path = await second.file('day-first.csv', original.map(dayFirst).join('\n'));

    const child = second.start('import', path);
    await someDealsIn(second.databaseUrl);
    child.kill('SIGKILL');
    const report = await second.json(Report, 'import', path);
    expect(report).toMatchObject({ rows: DAY_FIRST_ROWS, failed: [], dates: 'dmy' });
    expect(report.unchanged).toBeGreaterThan(0);
    expect(report.created).toBe(DAY_FIRST_ROWS - report.unchanged);

    const deals = await exported(second);
    expect(deals).toHaveLength(DAY_FIRST_ROWS);
    expect(deals).toEqual((await exported(first)).slice(0, DAY_FIRST_ROWS));
  }, 60_000);
});

function dayFirst(line: string): string {
  return line.replace(
    /\b(\d{1,2})\/(\d{1,2})\/\d\d(\d\d)\b/g,
    (_, month: string, date: string, year: string) =>
      `${date.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`,
  );
}

/** The deals without what is the time of their import. */
async function exported(line: CommandLine) {
  const { deals } = await line.json(Exported, 'export');
  return deals.map(({ events, updatedAt: _, createdAt, ...deal }) => ({
    ...deal,
    // A deal in the first stage has no date of creation in the file.
    createdAt: deal.stage === 'lead' ? null : createdAt,
    events: events.map(({ kind, patch }) => ({ kind, patch })),
  }));
}

/** Returns as soon as the first batch is in. */
async function someDealsIn(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query('SELECT FROM deal LIMIT 1');
      if (rows.length > 0) return;
    }
  } finally {
    await client.end();
  }
}
