import { describe, expect, test } from 'vitest';
import type { Board, BoardLine } from '../../../src/deals/show-board.ts';
import type { RepLoad } from '../../../src/deals/show-team-load.ts';
import { DEFAULT_STAGES, type Stage } from '../../../src/pipeline/stage.ts';
import { emptyTotal, type Total } from '../../../src/pipeline/totals.ts';
import { answerMessage } from '../../../src/slack/views/answer.ts';
import { CONTEXT } from './builders.ts';
import { buttonsOf, pressOf } from './pressing.ts';

const usd = (minor: bigint): Total => ({ money: { minor, currency: 'USD' }, unconverted: [] });
const NOTHING = emptyTotal('USD');

const [LEAD] = DEFAULT_STAGES;

function stage(fields: Partial<Stage>): Stage {
  if (LEAD === undefined) throw new Error('there are no stages');
  return { ...LEAD, ...fields };
}

function line(name: string, count: number, minor = 0n, fields: Partial<Stage> = {}): BoardLine {
  return { stage: stage({ key: name.toLowerCase(), name, ...fields }), count, total: usd(minor) };
}

function board(fields: Partial<Board>, offset = 0) {
  const whole: Board = {
    asked: 'all',
    scope: 'all',
    lead: null,
    lines: [line('Lead', 4, 20_000_000n), line('Proposal', 1, 120_000_000n), line('Closing', 0)],
    count: 5,
    withoutAmount: 0,
    total: usd(140_000_000n),
    weighted: usd(55_000_000n),
    ...fields,
  };
  return answerMessage({ kind: 'board', board: whole, offset }, CONTEXT);
}

describe('the board', () => {
  test('begins with what is open and has a bar as long as its share of the deals', () => {
    expect(board({}).text.split('\n').slice(0, 5)).toEqual([
      '*$1.4m open* · 5 deals of everyone',
      'Weighted by stage: $550k',
      'Lead ████████ 4 · $200k',
      'Proposal ██ 1 · $1.2m',
      'Closing – none',
    ]);
  });

  test('opens only stages in which something stands', () => {
    const message = board({});
    expect(buttonsOf(message)).toEqual(['Lead', 'Proposal', 'Mine']);
    expect(pressOf(message, 'Proposal')).toEqual({ do: 'stage', scope: 'all', stage: 'proposal', offset: 0 });
  });

  test("offers the team's board to who is of a team", () => {
    const message = board({ lead: 'Mia' });
    expect(pressOf(message, 'My team')).toEqual({ do: 'board', scope: 'team', offset: 0 });
    expect(board({ scope: 'team', asked: 'team', lead: 'Mia' }).text).toContain("5 deals of Mia's team");
  });

  test('counts what has no amount, and names a retired stage that still holds deals', () => {
    const { text } = board({ lines: [line('Old', 5, 0n, { isRetired: true })], withoutAmount: 5 });
    expect(text).toContain('Old (retired) ████████ 5');
    expect(text).toContain('5 deals without an amount, in no total.');
  });

  test('of more stages than fit is turned page by page, each stage once', () => {
    const lines = Array.from({ length: 30 }, (_, index) => line(`Stage ${index + 1}`, 1));
    const seen: string[] = [];
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const message = board({ lines, count: 30 }, offset);
      const labels = buttonsOf(message);
      seen.push(...labels.filter((label) => label.startsWith('Stage')));
      const next = labels.includes('Next page') ? pressOf(message, 'Next page') : undefined;
      offset = next?.do === 'board' ? next.offset : undefined;
    }
    expect(seen).toEqual(lines.map(({ stage: { name } }) => name));
  });

  test('without a deal says how to begin', () => {
    const message = board({ lines: [line('Lead', 0)], count: 0, total: NOTHING, weighted: NOTHING });
    expect(message.text).toContain('No open deals here. Type `/deal create Acme 50k`, or');
    expect(buttonsOf(message)).toContain('Create a deal');
  });
});

describe('the load of a team', () => {
  const rep = (name: string): RepLoad => ({ name, count: 12, overdue: 3, total: usd(34_000_000n) });

  test('has a line a rep, and turns the page', () => {
    const reps = Array.from({ length: 14 }, (_, index) => rep(`Rep ${index + 1}`));
    const load = { asked: 'team', scope: 'team', lead: 'Mia', reps, count: 168, overdue: 42 } as const;
    const whole = { ...load, total: usd(476_000_000n) };
    const message = answerMessage({ kind: 'team', load: whole, offset: 0 }, CONTEXT);
    expect(message.text).toContain("*168 open deals* of Mia's team · $4.76m · 42 overdue");
    expect(message.text).toContain('*Rep 1* 12 open · $340k · 3 overdue');
    expect(message.text).toContain('1 to 12 of 14 people');
    expect(pressOf(message, 'Next page')).toEqual({ do: 'team', scope: 'team', offset: 12 });
  });
});
