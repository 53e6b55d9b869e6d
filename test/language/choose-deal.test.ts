import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseDeal,
  type DealCandidate,
  searchNumbers,
  searchTexts,
} from '../../src/language/choose-deal.ts';
import type { DealReference } from '../../src/language/intent.ts';
import { normaliseName } from '../../src/language/normalise-name.ts';
import { readSentence } from '../../src/language/read-sentence.ts';
import { ANN } from './speaker.ts';

function deal(number: number, name: string, more: Partial<DealCandidate> = {}): DealCandidate {
  return { id: `deal ${number}`, number, name, account: null, isOpen: true, isMine: false, ...more };
}

/** Every reading of a sentence that names a deal. */
function readings(sentence: string): readonly { readonly deal: DealReference; readonly text?: unknown }[] {
  const read = readSentence(sentence, ANN);
  if (!read.ok || !('readings' in read.intent)) throw new Error(`${sentence} names no deal`);
  return read.intent.readings;
}

function chosen(sentence: string, ...deals: DealCandidate[]) {
  const choice = chooseDeal(readings(sentence), deals);
  switch (choice.kind) {
    case 'one':
      return choice.candidate.number;
    case 'several':
      return choice.choices.map(({ candidate }) => candidate.number);
    case 'none':
      return choice.nearest === null ? 'none' : `none, nearest ${choice.nearest.candidate.number}`;
    default:
      return choice satisfies never;
  }
}

const NAMES = [
  'Acme rollout',
  'Acme pilot',
  'Globex',
  'Globex international',
  'Café Zürich',
  'Phase 2',
  'Move to Closing',
  '東京プロジェクト',
  'M&A',
  'Closing Bell',
  '🚀',
];

describe('choosing the deal that a sentence means', () => {
  it('never takes a deal that shares nothing with the words', () => {
    const names = fc.uniqueArray(
      fc.oneof(fc.constantFrom(...NAMES), fc.string({ minLength: 1, maxLength: 12 })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })),
        names,
        (said, known) => {
          const deals = known.map((name, index) => deal(index + 1, name));
          const choice = chooseDeal([{ deal: { kind: 'name', text: said } }], deals);
          if (choice.kind !== 'one') return;
          const letters = new Set(Array.from(normaliseName(choice.candidate.name)));
          expect(Array.from(normaliseName(said)).some((letter) => letters.has(letter))).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('finds a deal by its own name among any others', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(NAMES, { minLength: 1 }), fc.boolean(), (names, isMine) => {
        const deals = names.map((name, index) => deal(index + 1, name, { isMine: isMine && index > 0 }));
        const choice = chooseDeal([{ deal: { kind: 'name', text: names[0] ?? '' } }], deals);
        expect(choice).toMatchObject({ kind: 'one', candidate: { number: 1 } });
      }),
    );
  });

  it('forgives a slip in a long word, a missing accent, another case and half a name', () => {
    const deals = [deal(1, 'Café Zürich'), deal(2, 'Globex international'), deal(3, 'Initech rollout')];
    expect(chosen('move cafe zurich closing', ...deals)).toBe(1);
    expect(chosen('move CAFÉ closing', ...deals)).toBe(1);
    expect(chosen('move globx closing', ...deals)).toBe(2);
    expect(chosen('move internatoinal closing', ...deals)).toBe(2);
    expect(chosen('move glob int closing', ...deals)).toBe(2);
    expect(chosen('move initechrollout closing', ...deals)).toBe(3);
  });

  it('finds names in other scripts by a part of them', () => {
    const deals = [deal(1, '東京プロジェクト'), deal(2, 'проект Альфа'), deal(3, 'שלום')];
    expect(chosen('move 東京 closing', ...deals)).toBe(1);
    expect(chosen('move プロジェクト closing', ...deals)).toBe(1);
    expect(chosen('move альфа closing', ...deals)).toBe(2);
    expect(chosen('move שלום closing', ...deals)).toBe(3);
  });

  it('asks between shared beginnings, the speaker’s own and open deals first', () => {
    const deals = [
      deal(1, 'Acme rollout', { isOpen: false }),
      deal(2, 'Acme pilot', { isMine: true, isOpen: false }),
      deal(3, 'Acme renewal'),
      deal(4, 'Acme expansion', { isMine: true }),
    ];
    expect(chosen('move Acme closing', ...deals)).toEqual([4, 2, 3, 1]);
  });

  it('asks between equal names even where one of them is closed or somebody else’s', () => {
    expect(
      chosen('move Acme closing', deal(1, 'Acme', { isOpen: false }), deal(2, 'Acme', { isMine: true })),
    ).toEqual([2, 1]);
  });

  it('takes the name that is spelled exactly so before one that is only equal', () => {
    expect(chosen('move C++ closing', deal(1, 'C'), deal(2, 'C++'))).toBe(2);
  });

  it('takes a deal whose name explains more of the words', () => {
    const deals = [deal(1, 'Acme rollout'), deal(2, 'Acme pilot')];
    const choice = chooseDeal(readings('note Acme rollout call went well'), deals);
    expect(choice).toMatchObject({
      kind: 'one',
      candidate: { number: 1 },
      reading: { text: 'call went well' },
    });
  });

  it('asks when a short name fits exactly and a longer one begins with more of the words', () => {
    expect(chosen('note Acme rollout went well', deal(1, 'Acme'), deal(2, 'Acme rollout Europe'))).toEqual([
      1, 2,
    ]);
  });

  it('keeps every word that is only half a name in the text of a note', () => {
    const choice = chooseDeal(readings('note Acme call was good'), [deal(1, 'Acme callcenter')]);
    expect(choice).toMatchObject({ kind: 'one', reading: { text: 'call was good' } });
  });

  it('lets a colon and quotes end the name', () => {
    const deals = [deal(1, 'Acme'), deal(2, 'Acme rollout')];
    expect(chosen('note Acme: rollout went well', ...deals)).toBe(1);
    expect(chosen('note "Acme" rollout went well', ...deals)).toBe(1);
    expect(chosen('note Acme rollout went well', ...deals)).toBe(2);
    expect(chosen('note Acme rollout decision makers: CFO and CTO', ...deals)).toBe(2);
  });

  it('finds deals whose names are stages or sentences', () => {
    const deals = [deal(1, 'Move to Closing'), deal(2, 'Closing'), deal(3, 'Proposal to won')];
    expect(chosen('move Move to Closing closing', ...deals)).toBe(1);
    expect(chosen('move Closing closing', ...deals)).toBe(2);
    expect(chosen('move Proposal to won to won', ...deals)).toBe(3);
  });

  it('tells an amount from a name by the deals there are', () => {
    expect(chooseDeal(readings('won Acme 5000'), [deal(1, 'Acme 5000'), deal(2, 'Acme')])).toMatchObject({
      candidate: { number: 1 },
      reading: { amount: null },
    });
    expect(chooseDeal(readings('won Acme 5000'), [deal(2, 'Acme')])).toMatchObject({
      candidate: { number: 2 },
      reading: { amount: { minor: 500_000n } },
    });
  });

  it('never takes another number for a typo', () => {
    expect(chosen('move Phase 3 closing', deal(1, 'Phase 2'))).toBe('none, nearest 1');
    expect(chosen('move #3 closing', deal(1, '3'), deal(2, '#3'))).toBe('none');
  });

  it('takes a number for exactly that deal', () => {
    expect(chosen('move #2 closing', deal(1, '#2'), deal(2, 'Acme'))).toBe(2);
    expect(chosen('show Acme rollout #2', deal(1, 'Acme rollout'), deal(2, 'Acme rollout'))).toBe(2);
  });

  it('asks whether a bare number is a deal’s own or a word of a name', () => {
    const [phase, acme] = [deal(3, 'Phase 2'), deal(2, 'Acme')];
    expect(chosen('won 2', phase, acme)).toEqual([3, 2]);
    expect(chosen('won 2 50k', phase, acme)).toEqual([3, 2]);
    expect(chosen('note 2: went well', phase, acme)).toEqual([3, 2]);
    expect(chosen('won 2', acme)).toBe(2);
    expect(chosen('won 2', phase)).toBe(3);
    expect(chosen('won 2', deal(2, 'Phase 2'), deal(3, 'Acme'))).toBe(2);
    expect(chosen('won Phase 2', phase, acme)).toBe(3);
    expect(chosen('won #2', phase, acme)).toBe(2);
  });

  it('never takes a name that has the number while another deal is of that number', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 2 }),
        fc.constantFrom('Phase', 'Acme rollout', 'Q'),
        fc.boolean(),
        ([own = 1, other = 2], word, isMine) => {
          const deals = [deal(own, 'Globex'), deal(other, `${word} ${own}`, { isMine })];
          const choice = chooseDeal([{ deal: { kind: 'name', text: String(own) } }], deals);
          expect(choice.kind).toBe('several');
        },
      ),
    );
  });

  it('has storage look for every number that may be meant', () => {
    expect(searchNumbers(readings('won 2'))).toEqual([2]);
    expect(searchNumbers(readings('won #2'))).toEqual([2]);
    expect(searchNumbers(readings('won Phase 2'))).toEqual([]);
    expect(searchNumbers(readings('won 1234567890'))).toEqual([]);
  });

  it('lets the account lend words', () => {
    const deals = [deal(1, 'Expansion', { account: 'Acme' }), deal(2, 'Expansion', { account: 'Globex' })];
    expect(chosen('move Acme expansion closing', ...deals)).toBe(1);
    expect(chosen('move Expansion closing', ...deals)).toEqual([1, 2]);
  });

  it('takes one deal that the search found twice for one', () => {
    expect(chosen('move Acme closing', deal(1, 'Acme'), deal(1, 'Acme'))).toBe(1);
  });

  it('only suggests what has some of the words', () => {
    expect(chosen('move Globex Berlin closing', deal(1, 'Globex Paris'))).toBe('none, nearest 1');
    expect(chosen('move Acme closing', deal(1, 'Globex'))).toBe('none');
  });

  it('has storage look for every name that was read, normalised', () => {
    expect(searchTexts(readings('note Café call went'))).toEqual(['cafe call', 'cafe']);
    expect(searchTexts(readings('note #42 call went'))).toEqual([]);
  });
});
