import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/deals/answer.ts';
import { answerMessage } from '../../../src/slack/views/answer.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { BOB_ID, CONTEXT, change, createIntent, deal, NOW } from './builders.ts';
import { buttonsOf, pressOf } from './pressing.ts';

function say(answer: Answer): Message {
  return answerMessage(answer, CONTEXT);
}

describe('the receipt of a change', () => {
  test('tells the stage before and after, and what the deal is like', () => {
    const receipt = say({ kind: 'changed', change: change({}) });
    expect(receipt.text).toContain('*Acme rollout* #42  Lead → *Negotiation*');
    expect(receipt.text).toContain('$50,000 · closes Thu 31 Dec · no next step');
    expect(buttonsOf(receipt)).toEqual(['Undo', 'Set next step', 'Edit', 'Show history', 'Show the deal']);
  });

  test('carries an undo of exactly this change', () => {
    const receipt = say({ kind: 'changed', change: change({ sequence: 7 }) });
    expect(pressOf(receipt, 'Undo')).toEqual({
      do: 'undo',
      dealId: deal().id,
      sequence: 7,
      anyway: false,
    });
  });

  test('names a field by its word, old value and new', () => {
    const amount = change({ kind: 'changed', patch: { amount: 6_000_000n } });
    expect(say({ kind: 'changed', change: amount }).text).toContain('Amount $50,000 → *$60,000*');
    const day = change({ kind: 'changed', patch: { closeDate: '2027-09-30' } });
    expect(say({ kind: 'changed', change: day }).text).toContain('Close date Thu 31 Dec → *Thu 30 Sep 2027*');
  });

  test('tells every field of a change of several', () => {
    const several = change({ kind: 'changed', patch: { amount: null, currency: null, source: 'webinar' } });
    const { text } = say({ kind: 'changed', change: several });
    expect(text).toContain('Amount $50,000 → *none*');
    expect(text).toContain('Source: *webinar*');
  });

  test('tells who had the deal and who has it', () => {
    const assigned = change(
      { kind: 'assigned', patch: { ownerId: BOB_ID } },
      { names: { ownerName: 'Bob' } },
    );
    expect(say({ kind: 'changed', change: assigned }).text).toContain('Owner Ann → *Bob*');
  });

  test('repeats a note and an objection with its kind', () => {
    const note = change({ kind: 'note', patch: {}, note: 'legal has the draft' });
    expect(say({ kind: 'changed', change: note }).text).toMatch(
      /Note added to \*Acme rollout\* #42\n“legal has the draft”/,
    );
    const objection = change({ kind: 'objection', patch: {}, note: 'too much', noteKind: 'price' });
    expect(say({ kind: 'changed', change: objection }).text).toContain('Objection (price) noted on');
  });

  test('of a won deal tells the amount and how long it took, and asks for no next step', () => {
    const won = change({
      kind: 'won',
      patch: { stage: 'won', status: 'won', closedAt: NOW, amount: 11_000_000n },
    });
    const receipt = say({ kind: 'changed', change: won });
    expect(receipt.text).toContain('Lead → *Won*');
    expect(receipt.text).toContain('$50,000 → *$110,000*');
    expect(receipt.text).toContain('47 days from creation');
    expect(buttonsOf(receipt)).not.toContain('Set next step');
  });

  test('of a lost deal tells why', () => {
    const lost = change({
      kind: 'lost',
      patch: { stage: 'lost', status: 'lost', closedAt: NOW, lostReason: 'noBudget', lostNote: 'cut in May' },
    });
    expect(say({ kind: 'changed', change: lost }).text).toContain('reason: no budget, “cut in May”');
  });

  test('reads the same when the change had taken effect before', () => {
    const once = change({});
    expect(say({ kind: 'changed', change: { ...once, repeated: true } })).toEqual(
      say({ kind: 'changed', change: once }),
    );
  });
});

describe('the receipt of an undo', () => {
  test('says where the deal is back and offers no undo of its own', () => {
    const undone = change(
      { kind: 'undone', patch: { stage: 'lead' }, undoes: 3 },
      { before: deal({ stage: 'negotiation' }) },
    );
    const receipt = say({ kind: 'changed', change: undone });
    expect(receipt.text).toContain('Back to *Lead*: Acme rollout #42.');
    expect(buttonsOf(receipt)).not.toContain('Undo');
  });

  test('says of every kind what is taken back', () => {
    const text = (patch: Parameters<typeof change>[0]['patch']) =>
      say({ kind: 'changed', change: change({ kind: 'undone', patch: patch ?? {}, undoes: 3 }) }).text;
    expect(text({ amount: 4_000_000n })).toContain('Back to *$40,000*: the amount of Acme rollout #42.');
    expect(text({ nextStep: null })).toContain('Back to *no next step*: Acme rollout #42.');
    expect(text({ removedAt: NOW })).toContain('Took back the creation of Acme rollout #42.');
    expect(text({})).toContain('Took back the note on Acme rollout #42.');
  });
});

describe('the receipt of a creation', () => {
  test('shows field by field what was understood, with the words of the date', () => {
    const intent = createIntent({ closeDate: { day: '2026-12-31', said: 'end of next month' } });
    const receipt = say({ kind: 'created', change: change({ kind: 'created', patch: {} }), intent });
    expect(receipt.text).toContain('Created *Acme rollout* #42');
    expect(receipt.text).toContain(
      '$50,000 · Lead · closes Thu 31 Dec ("end of next month") · yours · source: not set',
    );
    expect(buttonsOf(receipt).slice(0, 3)).toEqual(['Undo', 'Edit', 'Set next step']);
  });

  test('does not repeat a date that was typed as one', () => {
    const intent = createIntent({ closeDate: { day: '2026-12-31', said: '2026-12-31' } });
    const receipt = say({ kind: 'created', change: change({ kind: 'created', patch: {} }), intent });
    expect(receipt.text).not.toContain('("');
  });

  test('says what is not there, and whose it is', () => {
    const before = deal({
      amount: null,
      currency: null,
      closeDate: null,
      ownerId: BOB_ID,
      ownerName: 'Bob',
      source: 'webinar',
      nextStep: 'send the contract',
    });
    const created = change({ kind: 'created', patch: {} }, { before });
    const receipt = say({ kind: 'created', change: created, intent: createIntent() });
    expect(receipt.text).toContain(
      "no amount · Lead · no close date · Bob's · source: webinar · next: send the contract",
    );
    expect(buttonsOf(receipt)).not.toContain('Set next step');
  });
});
