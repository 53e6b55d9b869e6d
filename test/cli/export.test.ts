import { stat } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORECAST_CATEGORIES, LOST_REASONS } from '../../src/pipeline/deal.ts';
import { DEFAULT_STAGES } from '../../src/pipeline/stage.ts';
import { Exported, Report } from './answers.ts';
import { type CommandLine, openCommandLine } from './command-line.ts';

let from: CommandLine;
let to: CommandLine;
beforeEach(async () => {
  [from, to] = await Promise.all([openCommandLine(), openCommandLine()]);
});
afterEach(() => Promise.all([from.close(), to.close()]));

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replace(/\p{C}/gu, 'x').trim());
const optional = fc.option(word, { nil: '' });
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc
  .tuple(fc.nat(10 ** 9), fc.nat(99))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
const COLUMNS = [
  'id',
  'name',
  'account',
  'stage',
  'amount',
  'currency',
  'owner',
  'source',
  'closeDate',
  'nextStep',
  'forecastCategory',
  'lostReason',
  'createdAt',
];
const deal = fc.tuple(
  word.map((text) => `n${text}`),
  optional,
  fc.constantFrom(...DEFAULT_STAGES.map(({ key }) => key)),
  fc.option(amount, { nil: '' }),
  fc.constantFrom('USD', 'EUR', 'GBP'),
  optional,
  optional,
  day,
  optional,
  fc.constantFrom(...FORECAST_CATEGORIES),
  fc.option(fc.oneof(fc.constantFrom(...LOST_REASONS), word), { nil: '' }),
  day,
);

function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

describe('export', () => {
  it('is read back unchanged, into the same workspace and into an empty one', async () => {
    const deals = fc.sample(deal, { numRuns: 120, seed: 20261124 });
    const rows = deals.map((cells, index) => quoted([`id ${index}`, ...cells]));
    const file = await from.file('made.csv', [quoted(COLUMNS), ...rows].join('\r\n'));
    expect(await from.json(Report, 'import', file)).toMatchObject({ rows: 120, created: 120, failed: [] });

    const { out: csv } = await from.type('export');
    const path = await to.file('export.csv', csv);
    expect(await from.json(Report, 'import', path)).toMatchObject({ rows: 120, unchanged: 120, failed: [] });
    expect(await to.json(Report, 'import', path)).toMatchObject({ rows: 120, created: 120, failed: [] });
    expect((await to.type('export')).out).toBe(csv);
    expect(await to.json(Report, 'import', path)).toMatchObject({ rows: 120, unchanged: 120, created: 0 });
  });

  it('keeps a spreadsheet from running a name as a formula', async () => {
    const file = await from.file(
      'made.csv',
      'id,name,stage\n1,"=HYPERLINK(""x"")",Lead\n2,\'=1,Lead\n3,+1 Ltd,Lead\n',
    );
    await from.type('import', file);
    const { out } = await from.type('export');
    expect(out.split('\n').filter((text) => /,"?[=+@-]/.test(text))).toEqual([]);
    await to.type('import', await to.file('export.csv', out));
    const { deals } = await to.json(Exported, 'export');
    expect(deals.map(({ name }) => name)).toEqual(['=HYPERLINK("x")', "'=1", '+1 Ltd']);
  });

  it.skipIf(process.platform === 'win32')('writes into a device, and leaves it one', async () => {
    expect((await from.type('export', '/dev/null', '--json')).code).toBe(0);
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('writes a file, or says in one line why it cannot', async () => {
    await from.type('import', await from.file('made.csv', 'name,stage\nAcme,Lead\n'));
    const path = await from.file('export.json', '');
    expect((await from.type('export', path, '--json')).code).toBe(0);
    const failed = await from.type('export', '/nowhere/at/all.csv');
    expect(failed.code).toBe(2);
    expect(failed.err.trim().split('\n')).toHaveLength(1);
    const wrong = await from.type('export', '--at', 'yesterday');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('2026-11-30T09:00:00Z');
  });
});
