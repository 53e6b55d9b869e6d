import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/deals/answer.ts';
import type { Problem } from '../../../src/language/intent.ts';
import { answerMessage } from '../../../src/slack/views/answer.ts';
import { choiceOrigin } from '../../../src/slack/views/button-value.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import type { DealRecord } from '../../../src/storage/deals.ts';
import { CONTEXT, createIntent, deal } from './builders.ts';
import { buttonsOf, pressOf } from './pressing.ts';

function say(answer: Answer): Message {
  return answerMessage(answer, CONTEXT);
}

function whichOf(count: number, sentence: (number: number) => string): Message {
  const choices = Array.from({ length: count }, (_, index) => ({
    deal: deal({ number: index + 1, name: `Acme ${index + 1}` }),
    sentence: sentence(index + 1),
  }));
  return say({ kind: 'whichDeal', said: 'Acme', choices });
}

describe('two readings', () => {
  const question = say({
    kind: 'whichDeal',
    said: 'Acme',
    choices: [
      { deal: deal({ name: 'Acme Corp rollout' }), sentence: 'move #42 negotiation' },
      {
        deal: deal({ number: 43, name: 'Acme Labs pilot', stage: 'proposal', amount: 500_000n }),
        sentence: 'move #43 negotiation',
      },
    ],
  });

  test('are a question whose buttons carry the sentence on', () => {
    expect(question.text).toContain('Which Acme?');
    expect(buttonsOf(question)).toEqual([
      'Acme Corp rollout · Lead · $50k',
      'Acme Labs pilot · Proposal · $5k',
    ]);
    expect(pressOf(question, 'Acme Labs pilot · Proposal · $5k')).toEqual({
      do: 'say',
      sentence: 'move #43 negotiation',
    });
    expect(question.text).toContain('Nothing has changed yet. Or type `/deal move #42 negotiation`.');
  });

  test('share the input that asked, so that a second press does nothing more', () => {
    const blockId = question.blocks.find(({ type }) => type === 'actions')?.block_id;
    expect(choiceOrigin(blockId ?? '')).toBe(CONTEXT.inputId);
  });

  test('are told apart by number where they read the same', () => {
    const twins = [deal(), deal({ number: 43 })];
    const message = say({
      kind: 'whichDeal',
      said: 'Acme',
      choices: twins.map((one) => ({ deal: one, sentence: `show #${one.number}` })),
    });
    expect(buttonsOf(message)).toEqual([
      'Acme rollout · #42 · Lead · $50k',
      'Acme rollout · #43 · Lead · $50k',
    ]);
    expect(message.text).not.toContain('Nothing has changed');
  });

  test('beyond ten are a menu that can be searched', () => {
    const message = whichOf(11, (number) => `move #${number} negotiation`);
    expect(
      message.blocks.some((block) => block.type === 'actions' && block.elements[0]?.type === 'static_select'),
    ).toBe(true);
    expect(pressOf(message, 'Acme 11 · Lead · $50k')).toEqual({
      do: 'say',
      sentence: 'move #11 negotiation',
    });
  });

  test('beyond a hundred say how many there are', () => {
    const message = whichOf(130, (number) => `move #${number} negotiation`);
    expect(buttonsOf(message)).toHaveLength(100);
    expect(message.text).toContain('More than 100 deals fit; these are the first 100.');
  });

  test('with a sentence too long for a menu are ten buttons and a word on how to name it closer', () => {
    const message = whichOf(12, (number) => `note #${number}: ${'they want a call with legal. '.repeat(5)}`);
    expect(buttonsOf(message)).toHaveLength(10);
    expect(message.text).toContain('More of the name narrows it down.');
  });

  test('with a sentence too long for any button say so', () => {
    const message = whichOf(2, (number) => `note #${number}: ${'"'.repeat(1_800)}`);
    expect(buttonsOf(message)).toEqual([]);
    expect(message.text).toContain('too long for a button');
    expect(message.text).toContain("say it again with the deal's number, for example `#1`");
  });
});

test('two amounts are a question', () => {
  const message = say({
    kind: 'whichAmount',
    choices: [
      { intent: createIntent({ name: 'Acme 3000' }), sentence: 'create "Acme 3000" 50000 USD' },
      {
        intent: createIntent({ name: 'Acme 50k', amount: { minor: 300_000n, currency: 'USD' } }),
        sentence: 'create "Acme 50k" 3000 USD',
      },
    ],
  });
  expect(buttonsOf(message)).toEqual(['Acme 3000 · $50,000', 'Acme 50k · $3,000']);
  expect(message.text).toContain('Nothing has been created yet.');
});

describe('no deal found', () => {
  test('names the nearest, and offers it and a new one by what pressing does', () => {
    const message = say({
      kind: 'notFound',
      said: 'globalex int',
      nearest: { deal: deal({ number: 7, name: 'Globex' }), sentence: 'move #7 negotiation' },
      createSentence: 'create "globalex int"',
    });
    expect(message.text).toContain('I found no deal like "globalex int". The nearest is *Globex* #7.');
    expect(buttonsOf(message)).toEqual(['Move Globex to Negotiation', 'Create "globalex int"']);
  });

  test('of a number says that there is none', () => {
    const message = say({ kind: 'notFound', said: '#99', nearest: null, createSentence: null });
    expect(message.text).toContain('There is no deal #99.');
  });
});

describe('what was not understood', () => {
  const misread = (problem: Problem, about: DealRecord | null = null, sentence: string | null = null) =>
    say({ kind: 'notUnderstood', problem, deal: about, sentence });

  test('an unknown stage: where the deal stays, which stages there are, and the likely one on a button', () => {
    const problem = {
      kind: 'unknownStage',
      said: 'negotitation',
      deal: null,
      nearest: 'negotiation',
    } as const;
    const message = misread(problem, deal({ number: 7, name: 'Globex' }), 'move #7 negotiation');
    expect(message.text).toContain('I don\'t know the stage "negotitation". Globex stays in *Lead*.');
    expect(message.text).toContain(
      'Stages: Lead, Qualification, Nurturing, Proposal, Negotiation, Closing, Won, Lost',
    );
    expect(buttonsOf(message)).toEqual(['Move Globex to Negotiation', 'Pick a stage']);
    expect(pressOf(message, 'Pick a stage')).toEqual({ do: 'open', modal: 'move', number: 7 });
  });

  test('an unknown verb: the corrected line on a button', () => {
    const message = misread(
      { kind: 'unknownVerb', said: 'mvoe', suggestion: 'move A&amp;B lead' },
      null,
      'move A&amp;B lead',
    );
    expect(pressOf(message, 'move A&B lead')).toEqual({ do: 'say', sentence: 'move A&amp;B lead' });
  });

  test.each<[Problem, string]>([
    [{ kind: 'empty' }, '`/deal create Acme 50k`'],
    [{ kind: 'tooLong', length: 2_300, limit: 1_800 }, 'That has 2,300 characters; I read up to 1,800.'],
    [{ kind: 'unknownVerb', said: 'xyz', suggestion: null }, '`/deal help` shows what I know.'],
    [{ kind: 'missing', verb: 'assign', what: 'person' }, 'To whom? For example `/deal assign Acme @Bob`.'],
    [{ kind: 'missing', verb: 'move', what: 'stage' }, 'Stages: Lead, '],
    [{ kind: 'retiredStage', stage: 'nurturing' }, '*Nurturing* is retired'],
    [{ kind: 'badAmount', said: '-5', reason: 'negative', currency: 'USD' }, "can't be negative"],
    [{ kind: 'badAmount', said: '1.234', reason: 'tooManyDecimals', currency: 'JPY' }, 'JPY has none'],
    [{ kind: 'badDay', said: '31 Feb', reason: 'impossible' }, 'The calendar has no "31 Feb".'],
    [{ kind: 'repeated', marker: 'closing' }, '"closing" is there twice'],
    [{ kind: 'unknownField', said: 'amuont', nearest: 'amount' }, 'Did you mean amount?'],
    [{ kind: 'unknownCategory', said: 'sure' }, 'Categories: pipeline, best case, commit, omitted'],
    [
      { kind: 'textTooLong', field: 'nextStep', length: 1_200, limit: 1_000 },
      'The next step has 1,200 characters',
    ],
  ])('%j has its own words', (problem, words) => {
    expect(misread(problem).text).toContain(words);
  });
});
