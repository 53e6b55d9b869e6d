import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type CommandLine, openCommandLine } from './command-line.ts';

const Diagnosis = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), fix: z.string().nullable() }),
  ),
});

let line: CommandLine;
beforeAll(async () => {
  line = await openCommandLine();
});
afterAll(() => line.close());

describe('doctor', () => {
  it('finds a fresh database well', async () => {
    const { ok, checks, code } = await line.json(Diagnosis, 'doctor');
    expect({ ok, code }).toEqual({ ok: true, code: 0 });
    expect(checks.map(({ name }) => name)).toEqual([
      'configuration',
      'database',
      'migrations',
      'pg_trgm',
      'outbox',
      'clock',
      'deal channel',
      'slack',
    ]);
    expect(checks.every(({ fix }) => fix === null)).toBe(true);
  });

  it('says what to do about a setting that is wrong', async () => {
    vi.stubEnv('SLACK_BOT_TOKEN', 'xoxb-alone');
    const { ok, checks, code } = await line.json(Diagnosis, 'doctor');
    expect({ ok, code }).toEqual({ ok: false, code: 1 });
    expect(checks).toMatchObject([{ name: 'configuration', ok: false }]);
    expect(checks[0]?.detail).toContain('SLACK_APP_TOKEN');
  });

  it('says what to do when Slack is out of reach', async () => {
    vi.stubEnv('SLACK_BOT_TOKEN', 'xoxb-1');
    vi.stubEnv('SLACK_SIGNING_SECRET', 'secret');
    vi.stubEnv('SLACK_API_URL', 'http://127.0.0.1:9/api/');
    const { checks, code } = await line.json(Diagnosis, 'doctor');
    expect(code).toBe(1);
    expect(checks.filter((check) => !check.ok)).toMatchObject([{ name: 'slack', ok: false }]);
  });
});

describe('rates import', () => {
  const Stored = z.object({
    rows: z.number(),
    stored: z.number(),
    failed: z.array(z.object({ line: z.number(), reason: z.string() })),
  });

  it('stores the rates of a file and names the rows that are none', async () => {
    const path = await line.file(
      'rates.csv',
      'day,currency,rate\n2026-11-23,EUR,1.0845\n2026-11-23,JPY,0.0064\n2026-13-01,EUR,1\n2026-11-23,XX,1\n2026-11-23,USD,1\n2026-11-23,GBP,-1\n',
    );
    const report = await line.json(Stored, 'rates', 'import', path);
    expect(report).toMatchObject({ rows: 6, stored: 2, code: 1 });
    expect(report.failed.map((row) => row.line)).toEqual([4, 5, 6, 7]);
  });

  it('refuses a file with other columns', async () => {
    const { code, err } = await line.type('rates', 'import', await line.file('other.csv', 'a,b\n1,2\n'));
    expect(code).toBe(2);
    expect(err).toContain('day,currency,rate');
  });
});
