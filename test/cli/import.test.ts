import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Exported, Report } from './answers.ts';
import { type CommandLine, finished, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeEach(async () => {
  line = await openCommandLine();
});
afterEach(() => line.close());

async function csv(...rows: string[]): Promise<string> {
  return line.file('deals.csv', `${rows.join('\n')}\n`);
}

describe('import', () => {
  it('names broken rows by line and brings the good ones in', async () => {
    const path = await csv(
      'id,name,stage,amount,close date',
      '1,"Two',
      'lines",Proposal,100,2026-12-01',
      '2,Bad date,Proposal,100,13/45/2017',
      '3,Bad amount,Proposal,ten,2026-12-01',
      '4,Negative,Proposal,-5,2026-12-01',
      '5,Too few,Proposal',
      '1,Twice,Proposal,100,2026-12-01',
      '6,,Proposal,100,2026-12-01',
      `7,${'x'.repeat(201)},Proposal,100,2026-12-01`,
      '8,Good,Proposal,100,2026-12-01',
    );
    const report = await line.json(Report, 'import', path);
    expect(report).toMatchObject({ rows: 9, created: 3, code: 1 });
    expect(report.failed).toEqual([
      { line: 4, reason: 'close date: 13/45/2017 is not a date' },
      { line: 5, reason: 'amount: ten is not an amount' },
      { line: 6, reason: 'amount: -5 is negative, which a deal cannot be' },
      { line: 7, reason: '3 columns where the header has 5' },
      { line: 8, reason: '1 is on line 2 already' },
      { line: 10, reason: 'name: 201 characters, 200 fit' },
    ]);
    const { deals } = await line.json(Exported, 'export');
    expect(deals.map(({ name }) => name)).toEqual(['Two\nlines', '6', 'Good']);
  });

  it('says what differs, and takes it over only when asked to', async () => {
    await line.type(
      'import',
      await csv('id,name,stage,amount', '1,Acme,Proposal,100', '2,Globex,Proposal,50'),
    );
    const changed = await csv('id,name,stage,amount', '1,Acme,Negotiation,100', '2,Globex,Proposal,50');
    expect(await line.json(Report, 'import', changed)).toMatchObject({
      differs: 1,
      unchanged: 1,
      updated: 0,
      code: 0,
    });
    expect((await line.json(Exported, 'export')).deals[0]).toMatchObject({ stage: 'proposal' });
    expect(await line.json(Report, 'import', changed, '--update', '--dry-run')).toMatchObject({ updated: 1 });
    expect((await line.json(Exported, 'export')).deals[0]).toMatchObject({ stage: 'proposal' });
    expect(await line.json(Report, 'import', changed, '--update')).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect((await line.json(Exported, 'export')).deals[0]).toMatchObject({ stage: 'negotiation' });
    expect(await line.json(Report, 'import', changed, '--update')).toMatchObject({
      updated: 0,
      unchanged: 2,
    });
  });

  it('knows rows without an id again, and twins as two deals', async () => {
    const path = await csv(
      'account,product,stage,created',
      'Acme,Pro,Lead,2026-05-01',
      'Acme,Pro,Lead,2026-05-01',
      ',Basic,Lead,',
    );
    expect(await line.json(Report, 'import', path)).toMatchObject({ created: 3 });
    expect(await line.json(Report, 'import', path)).toMatchObject({ created: 0, unchanged: 3 });
    const { deals } = await line.json(Exported, 'export');
    expect(deals.map(({ name }) => name)).toEqual(['Acme – Pro', 'Acme – Pro', 'Basic']);
  });

  it('takes flags for columns, stages and owners', async () => {
    const path = await csv('Ref,What,Where,Who', 'A=1,Acme,Kick off,Ann');
    const report = await line.json(
      Report,
      'import',
      path,
      '--map=externalId=Ref',
      '--map=name=What',
      '--map=stage=Where',
      '--map=owner=Who',
      '--map-stage=kick off=proposal',
      '--map-owner=Ann=U0ANN',
    );
    expect(report).toMatchObject({ created: 1, stages: { 'Kick off': 'proposal' }, dates: null });
    expect((await line.json(Exported, 'export')).deals).toMatchObject([
      { externalId: 'A=1', stage: 'proposal', owner: 'U0ANN', ownerName: 'Ann' },
    ]);
  });

  it('reads what Excel writes in Europe: semicolons, windows-1252, decimal commas', async () => {
    const text = 'id;name;stage;amount;created\r\n1;Müller & Söhne – "Café";Proposal;1.234,50 €;01.03.17\r\n';
    const bytes = Uint8Array.from(
      text,
      (letter) => ({ '–': 0x96, '€': 0x80 })[letter] ?? letter.charCodeAt(0),
    );
    expect(await line.json(Report, 'import', await line.file('excel.csv', bytes))).toMatchObject({
      dates: 'dmy',
    });
    expect((await line.json(Exported, 'export')).deals).toMatchObject([
      {
        name: 'Müller & Söhne – "Café"',
        amount: '1234.50',
        currency: 'EUR',
        createdAt: '2017-03-01T12:00:00.000Z',
      },
    ]);
  });

  it('asks for what it cannot know, in one line each, before anything is written', async () => {
    const refused = async (typed: string[], ...told: string[]) => {
      const { code, out, err } = await line.type(...typed);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err.trim().split('\n')).toHaveLength(1);
      for (const words of told) expect(err).toContain(words);
    };
    await refused(['import', await csv('a,b', '1,2')], 'a, b', '--map name=COLUMN');
    await refused(
      ['import', await csv('name,stage', 'A,Kick off', 'B,Warm up')],
      '--map-stage "Kick off=KEY" --map-stage "Warm up=KEY"',
      'negotiation',
    );
    await refused(['import', await csv('name,stage,created', 'A,Lead,3/4/2017')], '3/4/2017', '--dates mdy');
    await refused(['import', await csv('name,stage'), '--map-stage', 'x=nowhere'], 'nowhere', 'proposal');
    await refused(['import', await csv('name,stage'), '--map', 'name=Title'], '"Title"', 'name, stage');
    await refused(['import', '/nowhere/deals.csv'], "can't be read");
    await refused(['import'], 'Usage: dealhand import FILE');
    await refused(['import', 'x.csv', '--dates', 'ydm'], 'mdy, dmy, ymd');
    await refused(['frobnicate'], 'import, export');
    expect((await line.json(Exported, 'export')).deals).toEqual([]);
  });

  it('answers people in a few lines, as a process with its own exit code', async () => {
    const { code, out, err } = await finished(
      line.start('import', await csv('name,stage,amount', 'Acme,Proposal,1', 'Globex,Proposal,much')),
    );
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out.split('\n').slice(0, 2)).toEqual([
      '2 rows: 1 created, 1 failed.',
      '  line 3: amount: much is not an amount',
    ]);
  });
});

describe('import --as-of', () => {
  const snapshot = (day: string, ...rows: string[]) =>
    csv('id,name,stage,amount,close date', ...rows).then((path) =>
      line.json(Report, 'import', path, '--as-of', day),
    );

  it('turns weekly exports into a history', async () => {
    expect(await snapshot('2026-11-02', '1,Acme,Lead,100,2026-12-01', '2,Globex,Lead,5,')).toMatchObject({
      created: 2,
    });
    expect(await snapshot('2026-11-09', '1,Acme,Proposal,150,2026-12-01')).toMatchObject({ updated: 1 });
    expect(await snapshot('2026-11-16', '1,Acme,Won,140,2026-11-12', '2,Globex,Lead,5,')).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect(await snapshot('2026-11-16', '1,Acme,Won,140,2026-11-12')).toMatchObject({ unchanged: 1 });

    const { deals } = await line.json(Exported, 'export');
    expect(deals.map(({ name, stage }) => ({ name, stage }))).toEqual([
      { name: 'Acme', stage: 'won' },
      { name: 'Globex', stage: 'lead' },
    ]);
    expect(
      deals[0]?.events.map(({ kind, effectiveAt, patch }) => ({
        kind,
        effectiveAt,
        amount: patch['amount'],
      })),
    ).toEqual([
      { kind: 'created', effectiveAt: '2026-11-02T12:00:00.000Z', amount: '100.00' },
      { kind: 'moved', effectiveAt: '2026-11-09T12:00:00.000Z', amount: '150.00' },
      { kind: 'won', effectiveAt: '2026-11-16T12:00:00.000Z', amount: '140.00' },
    ]);
    const { deals: then } = await line.json(Exported, 'export', '--at', '2026-11-10T00:00:00Z');
    expect(then[0]).toMatchObject({ stage: 'proposal', amount: '150.00' });
  });

  it('refuses a snapshot older than the last one, and one of the future', async () => {
    await snapshot('2026-11-09', '1,Acme,Lead,100,');
    const path = await csv('id,name,stage', '1,Acme,Proposal');
    const older = await line.type('import', path, '--as-of', '2026-11-08');
    expect(older.code).toBe(2);
    expect(older.err).toContain('2026-11-09');
    const future = await line.type('import', path, '--as-of', '2026-11-25');
    expect(future.code).toBe(2);
    expect(future.err).toContain('future');
  });

  it('leaves what is known to have happened later as it is', async () => {
    await line.type('import', await csv('id,name,stage,created,amount', '1,Acme,Proposal,2026-10-01,100'));
    expect(await snapshot('2026-11-02', '1,Acme,Qualification,70,')).toMatchObject({ updated: 1, code: 0 });
    const { deals } = await line.json(Exported, 'export');
    expect(deals[0]).toMatchObject({ stage: 'proposal', amount: '100.00' });
    const { deals: then } = await line.json(Exported, 'export', '--at', '2026-11-03');
    expect(then[0]).toMatchObject({ stage: 'qualification', amount: '70.00' });
  });
});
