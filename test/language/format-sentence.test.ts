import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/language/clean-text.ts';
import { formatSentence } from '../../src/language/format-sentence.ts';
import type {
  CreateIntent,
  DealReference,
  FieldValue,
  Intent,
  MemberReference,
} from '../../src/language/intent.ts';
import { readSentence } from '../../src/language/read-sentence.ts';
import { lostReason } from '../../src/language/verbs/reason-words.ts';
import { FORECAST_CATEGORIES, OBJECTION_KINDS } from '../../src/pipeline/deal.ts';
import { DEFAULT_STAGES } from '../../src/pipeline/stage.ts';
import { ANN } from './speaker.ts';

/** Texts as a reader leaves them: cleaned, one line, trimmed; of words that mean something elsewhere. */
const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          'by',
          'Friday',
          '50k',
          '"',
          '""',
          '&',
          '<@U1>',
          '&amp;',
          'next:',
          'won',
          ':',
          '-',
          'nothing',
          '#42',
          'for me',
          'in lead',
          '“',
          ',',
        ),
        { maxLength: 6 },
      )
      .map((words) => words.join(' ')),
  )
  .map((text) => cleanText(text.replaceAll('<', '&lt;')).text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

const money = fc.record({
  minor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  currency: fc.constantFrom('USD', 'JPY', 'KWD', 'TOP', 'EUR'),
});
const days = fc.constantFrom('2026-12-31', '2027-02-28', '2031-05-01').map((day) => ({ day, said: day }));
const stages = fc.constantFrom(...DEFAULT_STAGES.map(({ key }) => key));
const numbers = fc
  .integer({ min: 1, max: 999_999 })
  .map((number): DealReference => ({ kind: 'number', number }));
const members: fc.Arbitrary<MemberReference> = fc.oneof(
  fc.constant({ kind: 'me' as const }),
  fc.stringMatching(/^U[A-Z0-9]{3,10}$/).map((slackUserId) => ({ kind: 'slackUser' as const, slackUserId })),
  texts.map((text) => ({ kind: 'name' as const, text })),
);

const creates: fc.Arbitrary<CreateIntent> = fc.record({
  verb: fc.constant('create'),
  name: texts,
  amount: fc.option(money),
  stage: fc.option(stages),
  owner: fc.option(members),
  source: fc.option(texts),
  account: fc.option(texts),
  closeDate: fc.option(days),
  nextStep: fc.option(texts),
});

const changes: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.record({ field: fc.constant('amount' as const), value: fc.option(money) }),
  fc.record({ field: fc.constant('closeDate' as const), value: fc.option(days) }),
  fc.record({ field: fc.constant('name' as const), value: texts }),
  fc.record({ field: fc.constantFrom('account' as const, 'source' as const), value: fc.option(texts) }),
  fc.record({
    field: fc.constant('forecastCategory' as const),
    value: fc.constantFrom(...FORECAST_CATEGORIES),
  }),
);

const one = <Reading>(reading: fc.Arbitrary<Reading>) => reading.map((only) => [only]);

const intents: fc.Arbitrary<Intent> = fc.oneof(
  creates,
  fc.record({
    verb: fc.constant('move' as const),
    readings: one(fc.record({ deal: numbers, stage: stages.map((key) => ({ key, distance: 0 })) })),
  }),
  fc.record({
    verb: fc.constantFrom('advance' as const, 'show' as const, 'history' as const, 'undo' as const),
    readings: one(fc.record({ deal: numbers })),
  }),
  fc.record({
    verb: fc.constant('won' as const),
    readings: one(fc.record({ deal: numbers, amount: fc.option(money) })),
  }),
  fc.record({
    verb: fc.constant('lost' as const),
    readings: one(
      fc
        .record({ deal: numbers, note: fc.option(texts) })
        .map(({ deal, note }) => ({ deal, reason: note === null ? null : lostReason(note), note })),
    ),
  }),
  fc.record({
    verb: fc.constant('set' as const),
    readings: one(fc.record({ deal: numbers, change: changes })),
  }),
  fc.record({
    verb: fc.constant('assign' as const),
    readings: one(fc.record({ deal: numbers, to: members })),
  }),
  fc.record({
    verb: fc.constantFrom('next' as const, 'note' as const),
    readings: one(fc.record({ deal: numbers, text: texts })),
  }),
  fc.record({
    verb: fc.constant('objection' as const),
    readings: one(fc.record({ deal: numbers, kind: fc.constantFrom(...OBJECTION_KINDS), text: texts })),
  }),
  fc.record({ verb: fc.constant('find' as const), text: texts }),
  fc.record({
    verb: fc.constant('list' as const),
    filter: fc.oneof(
      fc.record({ kind: fc.constantFrom('mine' as const, 'all' as const) }),
      fc.record({ kind: fc.constant('stage' as const), stage: stages }),
    ),
  }),
);

describe('formatting a sentence', () => {
  it('says what reading it back understands', () => {
    fc.assert(
      fc.property(intents, (intent) => {
        const said = formatSentence(intent, DEFAULT_STAGES);
        expect({ said, ...readSentence(said, ANN) }).toEqual({ said, ok: true, intent });
      }),
      { numRuns: 2_000 },
    );
  });

  it('carries a reminder to the minute, whatever times its text names', () => {
    const at = new Date('2026-12-01T08:30:00.000Z');
    const reading = {
      deal: { kind: 'number', number: 42 },
      at,
      said: 'then',
      text: 'call on friday at 5',
    } as const;
    const read = readSentence(formatSentence({ verb: 'remind', readings: [reading] }, DEFAULT_STAGES), ANN);
    expect(read).toMatchObject({ intent: { readings: [{ deal: reading.deal, at, text: reading.text }] } });
  });

  it('calls a stage by its key where another stage has taken its name', () => {
    const swapped = DEFAULT_STAGES.map((stage) =>
      stage.key === 'lead'
        ? { ...stage, name: 'Proposal' }
        : stage.key === 'proposal'
          ? { ...stage, name: 'Angebot' }
          : stage,
    );
    const intent: Intent = { verb: 'list', filter: { kind: 'stage', stage: 'proposal' } };
    expect(formatSentence(intent, swapped)).toBe('list angebot');
    expect(readSentence('list proposal', { ...ANN, stages: swapped })).toMatchObject({
      intent: { filter: { stage: 'lead' } },
    });
  });
});
