import { describe, expect, test } from 'vitest';
import type { Answer, NamedEvent } from '../../../src/deals/answer.ts';
import type { Money } from '../../../src/pipeline/money.ts';
import type { Total } from '../../../src/pipeline/totals.ts';
import { answerMessage } from '../../../src/slack/views/answer.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { CONTEXT, deal, event, NOW } from './builders.ts';
import { buttonsOf, pressOf } from './pressing.ts';

function say(answer: Answer): Message {
  return answerMessage(answer, CONTEXT);
}

function named(fields: Parameters<typeof event>[0], actorName = 'Ann'): NamedEvent {
  return { event: event(fields), actorName, newOwnerName: null };
}

const DEALS = [
  deal({ number: 7, name: 'Globex', stage: 'proposal', amount: 10_000_000n }),
  deal({ number: 9, name: 'Initech', closeDate: '2026-11-20' }),
];

function worth(minor: bigint, unconverted: readonly Money[] = []): Total {
  return { money: { minor, currency: 'USD' }, unconverted };
}

describe('a list', () => {
  test('sets apart what no rate is known for', () => {
    const list = { kind: 'deals', filter: { kind: 'mine' }, ownerName: 'Ann', deals: DEALS } as const;
    const total = worth(15_000_000n, [{ minor: 500_000n, currency: 'JPY' }]);
    const { text } = say({ ...list, total: 2, worth: total, offset: 0 });
    expect(text).toContain('*2 open deals* · $150k + ¥500k without a rate');
  });

  test('begins with how many and how much, then has a line a deal', () => {
    const list = { kind: 'deals', filter: { kind: 'mine' }, ownerName: 'Ann', deals: DEALS } as const;
    const { text } = say({ ...list, total: 2, worth: worth(15_000_000n), offset: 0 });
    expect(text).toBe(
      [
        '*2 open deals* · $150k',
        '#7 *Globex* · Proposal · $100k · closes Thu 31 Dec',
        '#9 *Initech* · Lead · $50k · was to close Fri 20 Nov',
      ].join('\n'),
    );
  });

  test('of several pages says which it is, and turns both ways', () => {
    const list = { kind: 'deals', filter: { kind: 'all' }, ownerName: null, deals: DEALS } as const;
    const message = say({ ...list, total: 27, worth: worth(120_000_000n), offset: 10 });
    expect(message.text).toContain('*27 open deals of everyone* · $1.2m · 11 to 12');
    expect(pressOf(message, 'Previous page')).toEqual({ do: 'list', filter: { kind: 'all' }, offset: 0 });
    expect(pressOf(message, 'Next page')).toEqual({ do: 'list', filter: { kind: 'all' }, offset: 12 });
  });

  test('that is empty says how to begin', () => {
    const message = say({
      kind: 'deals',
      filter: { kind: 'mine' },
      ownerName: 'Ann',
      deals: [],
      total: 0,
      worth: worth(0n),
      offset: 0,
    });
    expect(message.text).toContain('You have no open deals. Type `/deal create Acme 50k`, or');
    expect(buttonsOf(message)).toContain('Create a deal');
  });

  test('of what was found says when there is more', () => {
    const message = say({ kind: 'found', text: 'renewal', deals: DEALS, total: 23 });
    expect(message.text).toContain('*23 deals with "renewal"*');
    expect(message.text).toContain('These are the first 2.');
    expect(say({ kind: 'found', text: 'x', deals: [], total: 0 }).text).toContain('No deal has "x"');
  });
});

describe('a history', () => {
  const events = [
    named({ kind: 'changed', patch: { amount: 6_000_000n }, via: 'button' }, 'Bob'),
    named({ kind: 'note', patch: {}, note: 'legal has it', effectiveAt: new Date('2026-11-23T08:00:00Z') }),
    named({ kind: 'moved', patch: { stage: 'proposal' }, effectiveAt: new Date('2026-11-12T08:00:00Z') }),
    named({ kind: 'created', patch: deal(), effectiveAt: new Date('2026-10-08T08:00:00Z'), via: 'import' }),
  ];

  test('is one line an event: who, what it was and became, when, and from where', () => {
    const { text } = say({ kind: 'history', deal: deal(), events, total: 4, offset: 0 });
    expect(text).toContain('Bob · amount $50,000 → *$60,000* · 4 minutes ago · by button');
    expect(text).toContain('Ann · note “legal has it” · yesterday');
    expect(text).toContain('Ann · Lead → *Proposal* · on Thu 12 Nov');
    expect(text).toContain('Ann · created in *Lead*, *$50,000* · on Thu 8 Oct · by import');
  });

  test('says only what a field became where the page does not reach further back', () => {
    const { text } = say({ kind: 'history', deal: deal(), events: events.slice(0, 1), total: 4, offset: 0 });
    expect(text).toContain('Bob · amount *$60,000*');
  });

  test('turns to what is older and newer', () => {
    const message = say({ kind: 'history', deal: deal(), events, total: 40, offset: 15 });
    expect(pressOf(message, 'Newer')).toEqual({ do: 'history', number: 42, offset: 0 });
    expect(pressOf(message, 'Older')).toEqual({ do: 'history', number: 42, offset: 19 });
  });
});

describe('a deal', () => {
  test('is shown with what it is worth, where it stands and what comes next', () => {
    const shown = deal({ stage: 'proposal', accountName: 'Acme Inc', nextStep: 'call the CFO' });
    const message = say({ kind: 'deal', deal: shown, recent: [named({})] });
    expect(message.text).toContain('*Acme rollout* #42 · Acme Inc');
    expect(message.text).toContain('$50,000 · Proposal for 12 days · closes Thu 31 Dec (in 5 weeks) · yours');
    expect(message.text).toContain('Next: call the CFO');
    expect(message.text).toContain('Ann · *Negotiation* · 4 minutes ago');
    expect(buttonsOf(message).slice(0, 3)).toEqual(['Move', 'Set next step', 'Edit']);
  });

  test('that is closed says why, and can be reopened', () => {
    const lost = deal({ stage: 'lost', status: 'lost', closedAt: NOW, lostReason: 'price' });
    const message = say({ kind: 'deal', deal: lost, recent: [] });
    expect(message.text).toContain('reason: price');
    expect(buttonsOf(message)).toContain('Reopen or move');
  });
});

test('a reminder is promised with its time for the reader', () => {
  const dueAt = new Date('2026-11-25T08:00:00Z');
  const { text } = say({ kind: 'reminderSet', deal: deal(), dueAt, text: 'call the CFO' });
  expect(text.replaceAll('\u202F', ' ')).toContain('*Acme rollout* #42 on Wed 25 Nov at 9:00 AM (tomorrow).');
  expect(text).toContain('“call the CFO”');
});

describe('help', () => {
  test('is by task, and by verb with three examples', () => {
    expect(say({ kind: 'help', about: null }).text).toContain('*Move*  `move Acme negotiation`');
    expect(say({ kind: 'help', about: 'won' }).text.match(/`\/deal won [^`]+`/g)).toHaveLength(3);
  });
});
