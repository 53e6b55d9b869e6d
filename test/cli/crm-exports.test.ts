import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Exported, Report } from './answers.ts';
import { type CommandLine, FIXTURES, NOW, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeEach(async () => {
  line = await openCommandLine();
});
afterEach(() => line.close());

async function imported(...path: string[]) {
  const report = await line.json(Report, 'import', join(FIXTURES, ...path));
  expect(report).toMatchObject({ rows: 4, created: 4, failed: [], code: 0 });
  const again = await line.json(Report, 'import', join(FIXTURES, ...path));
  expect(again).toMatchObject({ unchanged: 4, created: 0, differs: 0 });
  return (await line.json(Exported, 'export')).deals;
}

describe("an export of Salesforce's opportunities", () => {
  it('is recognised without a flag', async () => {
    const [acme, globex, initech, hooli] = await imported('salesforce', 'opportunities.csv');
    expect(acme).toMatchObject({
      externalId: '006Ab00000A1b2CIAR',
      name: 'Acme Corp - Rollout, phase 1',
      account: 'Acme Corp',
      stage: 'negotiation',
      amount: '50000.00',
      currency: 'USD',
      owner: 'Ann Lee',
      source: 'Webinar',
      closeDate: '2026-12-31',
      nextStep: 'Call the CFO',
      forecastCategory: 'commit',
      createdAt: '2026-09-24T12:00:00.000Z',
      closedAt: null,
    });
    expect(globex).toMatchObject({ stage: 'won', amount: '110000.00', closedAt: '2026-09-15T12:00:00.000Z' });
    expect(initech).toMatchObject({
      stage: 'lost',
      currency: 'EUR',
      lostReason: 'price',
      lostNote: 'Price too high',
      forecastCategory: 'omitted',
    });
    expect(hooli).toMatchObject({
      name: 'Hooli "Nucleus"',
      stage: 'qualification',
      amount: null,
      currency: null,
    });
  });

  it('dates what it says: a creation, a closing, and an open deal from the import on', async () => {
    const [acme, globex] = await imported('salesforce', 'opportunities.csv');
    expect(
      acme?.events.map(({ kind, effectiveAt, recordedAt }) => ({ kind, effectiveAt, recordedAt })),
    ).toEqual([
      { kind: 'created', effectiveAt: '2026-09-24T12:00:00.000Z', recordedAt: NOW.toISOString() },
      { kind: 'moved', effectiveAt: NOW.toISOString(), recordedAt: NOW.toISOString() },
    ]);
    expect(globex?.events).toMatchObject([
      { kind: 'created', effectiveAt: '2026-07-30T12:00:00.000Z', patch: { stage: 'lead', amount: null } },
      {
        kind: 'won',
        effectiveAt: '2026-09-15T12:00:00.000Z',
        via: 'import',
        by: null,
        patch: { stage: 'won', amount: '110000.00', currency: 'USD' },
      },
    ]);
    const { deals } = await line.json(Exported, 'export', '--at', '2026-09-01');
    expect(deals.map(({ externalId, stage, amount }) => ({ externalId, stage, amount }))).toEqual([
      { externalId: '006Ab00000A1b2DIAR', stage: 'lead', amount: null },
      { externalId: '006Ab00000A1b2EIAR', stage: 'lost', amount: '20000.00' },
    ]);
  });
});

describe("an export of HubSpot's deals", () => {
  it('is recognised without a flag, its pipeline in brackets and its times of day too', async () => {
    const [acme, globex, initech, hooli] = await imported('hubspot', 'deals.csv');
    expect(acme).toMatchObject({
      stage: 'closing',
      closeDate: '2026-12-31',
      account: 'Acme Corp',
      source: 'Organic Search',
    });
    expect(globex).toMatchObject({ stage: 'won', amount: '110000.50', closedAt: '2026-09-15T14:05:00.000Z' });
    expect(initech).toMatchObject({
      stage: 'lost',
      lostReason: 'competitor',
      lostNote: 'Went with a competitor\nafter the second demo',
    });
    expect(hooli).toMatchObject({
      stage: 'qualification',
      account: null,
      owner: 'Unassigned',
      closeDate: null,
    });
  });
});

describe("an export of Pipedrive's deals", () => {
  it('is recognised without a flag, the status closing what the stage leaves open', async () => {
    const [acme, globex, initech, hooli] = await imported('pipedrive', 'deals.csv');
    expect(acme).toMatchObject({
      stage: 'negotiation',
      status: 'open',
      account: 'Acme Corp',
      source: 'Web forms',
    });
    expect(globex).toMatchObject({
      stage: 'won',
      amount: '110000.50',
      closeDate: '2026-09-30',
      closedAt: '2026-09-15T14:05:11.000Z',
      createdAt: '2026-07-30T10:00:00.000Z',
    });
    expect(initech).toMatchObject({
      stage: 'lost',
      amount: '2000000',
      currency: 'JPY',
      lostReason: 'noBudget',
    });
    expect(hooli).toMatchObject({ stage: 'lead', amount: '0.00' });
  });
});
