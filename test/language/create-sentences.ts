import fc from 'fast-check';
import type { MemberReference } from '../../src/language/intent.ts';
import { amountSpellings, type SpokenAmount } from './amount-spellings.ts';

/** A create sentence and what was put into it. */
export interface CreateSentence {
  readonly text: string;
  readonly name: string;
  readonly amount: SpokenAmount | null;
  readonly stage: string | null;
  readonly owner: MemberReference | null;
  readonly source: string | null;
  readonly account: string | null;
  readonly closeDate: string | null;
  readonly nextStep: string | null;
}

// Words that look like fields and aren't: none may be taken for one where it stands inside a name.
const NASTY_WORDS = [
  'Acme',
  'rollout',
  'May',
  'March',
  'Friday',
  'Negotiation',
  'Proposal',
  'Won',
  'Lost',
  'Lead',
  '2027',
  '1999',
  '42',
  '7',
  '24/7',
  '5G',
  'K2',
  '7-Eleven',
  '2nd',
  '1st',
  '100%',
  'M&A',
  '&',
  'R&D',
  '(EMEA)',
  '[beta]',
  'Café',
  'Zürich',
  'Łódź',
  'Ærø',
  '東京',
  'プロジェクト',
  'شركة',
  'חברה',
  'проект',
  '한국',
  '🚀',
  '👩‍🚀',
  'C++',
  "O'Brien",
  '"Big"',
  'Closing Bell',
  'Made in China',
  'Stand by Me',
  'Phase 2',
  'next gen',
  'Q3',
  'v1.2',
  'M',
  'e.V.',
  '#1',
  '@home',
  'to',
  '=>',
  'TOP 100',
  'x2y',
  'A/B',
  '#',
];

const QUOTED_NAMES = [
  'Move to Closing',
  '10k race',
  'Acme 50000',
  'by Friday',
  'next: level',
  'Letter from America',
  'won',
  '$5 shake',
  '2027',
  'He said ""no""',
];

const nastyName = fc
  .array(fc.constantFrom(...NASTY_WORDS), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '))
  // A trailing number would be part of "7 500 EUR", a dangling sign or an only quotation isn't part of a name.
  .map((name) => (/(?:\d|"|[#&>]|\bM|\bto)$/.test(name) ? `${name} plan` : name))
  // A company called so may begin a name; after that it is money.
  .chain((name) => fc.constantFrom(name, `3M ${name}`));

interface Piece {
  readonly text: string;
  readonly field: Partial<CreateSentence>;
  /** Ends an unquoted next step before it. */
  readonly isStrong: boolean;
}

const stagePiece = fc
  .constantFrom(
    ['in negotiation', 'negotiation'],
    ['in Propsal', 'proposal'],
    ['IN CLOSING', 'closing'],
    ['in "Won"', 'won'],
    ['stage lead', 'lead'],
  )
  .map(([text = '', stage = '']): Piece => ({ text, field: { stage }, isStrong: true }));

const ownerPiece = fc.constantFrom<Piece>(
  { text: 'for me', field: { owner: { kind: 'me' } }, isStrong: true },
  { text: 'for <@U0BOB|bob>', field: { owner: { kind: 'slackUser', slackUserId: 'U0BOB' } }, isStrong: true },
  { text: 'for Bob', field: { owner: { kind: 'name', text: 'Bob' } }, isStrong: false },
  { text: 'for @carol', field: { owner: { kind: 'name', text: 'carol' } }, isStrong: false },
);

const sourcePiece = fc
  .tuple(
    fc.constantFrom('from', 'source', 'Source:'),
    fc.constantFrom('webinar', 'LinkedIn ads', 'trade show in Berlin', 'Ann & co'),
  )
  .map(([marker, source]): Piece => {
    const text = `${marker} ${source.replace('&', '&amp;')}`;
    return { text, field: { source }, isStrong: marker !== 'from' };
  });

const accountPiece = fc
  .constantFrom('Acme Corp', 'Müller & Söhne', '株式会社', '7-Eleven', 'May Group')
  .map((account): Piece => ({ text: `account ${account}`, field: { account }, isStrong: true }));

const dayPiece = fc
  .tuple(
    fc.constantFrom('closing', 'closes', 'close', 'by', 'Closing on', 'due'),
    fc.constantFrom(
      ['2027-03-31', '2027-03-31'],
      ['31/12/2026', '2026-12-31'],
      ['31.12.2026', '2026-12-31'],
      ['Dec 31', '2026-12-31'],
      ['31 December 2026', '2026-12-31'],
      ['end of next month', '2026-12-31'],
      ['EOQ', '2026-12-31'],
      ['Q2 2027', '2027-06-30'],
      ['friday', '2026-11-27'],
      ['Tuesday', '2026-12-01'],
      ['tomorrow', '2026-11-25'],
      ['in 3 weeks', '2026-12-15'],
      ['March', '2027-03-31'],
      ['next quarter', '2027-03-31'],
      ['mid January', '2027-01-15'],
      ['the end of May', '2027-05-31'],
    ),
  )
  .map(
    ([marker, [said = '', closeDate = '']]): Piece => ({
      text: `${marker} ${said}`,
      field: { closeDate },
      isStrong: marker !== 'by',
    }),
  );

const NEXT_STEPS = [
  'call the CFO',
  'send deck v2',
  'ask Bob from legal',
  'renew by Friday',
  'offer them a pilot',
  '電話する',
];

const amountPiece = amountSpellings.map(
  (amount): Piece => ({ text: amount.text, field: { amount }, isStrong: true }),
);

const optional = (piece: fc.Arbitrary<Piece>) => fc.option(piece, { nil: undefined, freq: 2 });

const fields = fc
  .tuple(...[amountPiece, stagePiece, ownerPiece, sourcePiece, accountPiece, dayPiece].map(optional))
  .map((pieces) => pieces.filter((piece) => piece !== undefined))
  .chain((pieces) => fc.shuffledSubarray(pieces, { minLength: pieces.length, maxLength: pieces.length }));

const NOTHING = {
  amount: null,
  stage: null,
  owner: null,
  source: null,
  account: null,
  closeDate: null,
  nextStep: null,
} satisfies Partial<CreateSentence>;

/** Create sentences with markers in any order, and names of words that look like fields. */
export const createSentences: fc.Arbitrary<CreateSentence> = fc
  .record({
    name: fc.oneof(
      { weight: 3, arbitrary: nastyName.map((said) => ({ said, name: said })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...QUOTED_NAMES).map((quoted) => ({
          said: `"${quoted}"`,
          name: quoted.replaceAll('""', '"'),
        })),
      },
    ),
    pieces: fields,
    next: fc.option(fc.tuple(fc.constantFrom(...NEXT_STEPS), fc.boolean()), { nil: undefined }),
    isAmountFirst: fc.boolean(),
  })
  .map(({ name, pieces, next, isAmountFirst }): CreateSentence => {
    const first = isAmountFirst ? pieces.filter(({ field }) => field.amount !== undefined) : [];
    const others = pieces.filter((piece) => !first.includes(piece));
    const nextPiece = nextOf(next);
    const from = others.findLastIndex(({ isStrong }) => !isStrong) + 1;
    const at = next?.[1] === true ? Math.floor(others.length / 2) : from;
    const all = nextPiece === undefined ? others : others.toSpliced(at, 0, nextPiece);
    // A stage word that ends the sentence is a stage: such a name needs something behind it.
    const tail = all.length === 0 ? ' today' : '';
    const said = [
      ...first.map(({ text }) => text),
      `${name.said.replaceAll('&', '&amp;').replaceAll('>', '&gt;')}${tail}`,
    ];
    const text = ['create', ...said, ...all.map((piece) => piece.text)].join(' ');
    const put = Object.assign({}, ...pieces.map(({ field }) => field), nextPiece?.field ?? {});
    return { ...NOTHING, text, name: tail === '' ? name.name : `${name.said}${tail}`, ...put };
  });

function nextOf(next: readonly [string, boolean] | undefined): Piece | undefined {
  if (next === undefined) return undefined;
  const [nextStep, isQuoted] = next;
  return { text: `next: ${isQuoted ? `"${nextStep}"` : nextStep}`, field: { nextStep }, isStrong: true };
}
