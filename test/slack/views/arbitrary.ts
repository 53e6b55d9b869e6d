import fc from 'fast-check';
import type { Answer, NamedEvent } from '../../../src/deals/answer.ts';
import { BOARD_SCOPES } from '../../../src/deals/board-scope.ts';
import { type DealsByNeed, NEED_PAGE } from '../../../src/deals/list-by-need.ts';
import type { Refusal } from '../../../src/deals/refusal.ts';
import type { Board, OpenedStage } from '../../../src/deals/show-board.ts';
import type { TeamLoad } from '../../../src/deals/show-team-load.ts';
import { DEAL_VERBS, type ListFilter, type Problem } from '../../../src/language/intent.ts';
import { FORECAST_CATEGORIES, LOST_REASONS, OBJECTION_KINDS } from '../../../src/pipeline/deal.ts';
import { type DealEvent, type DealPatch, EVENT_KINDS, VIAS } from '../../../src/pipeline/history.ts';
import type { NextAction } from '../../../src/pipeline/next-action.ts';
import { DEFAULT_STAGES, REQUIRABLE_FIELDS, STAGE_KINDS } from '../../../src/pipeline/stage.ts';
import type { Total } from '../../../src/pipeline/totals.ts';
import type { ViewContext } from '../../../src/slack/views/view-context.ts';
import type { DealRecord } from '../../../src/storage/deals.ts';
import { ANN_ID, BOB_ID, createIntent } from './builders.ts';

/** Pieces that break what is careless: markup, emphasis, scripts from right to left, long graphemes, halves of pairs. */
const piece = fc.constantFrom(
  'Acme ',
  'שלום עולם ',
  'شركة ',
  '<!here>',
  '<@U0BOB>',
  '<https://x.example|Acme>',
  '&amp;<',
  '*bold*',
  '_',
  '`code`',
  '\u202Eevil',
  '\u2067',
  '\u0000\u0007',
  '\n',
  '\t',
  '👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '\uD83D',
  '\uDE00',
  '\u200B',
  `e${'\u0301'.repeat(120)}`,
  '"',
  '\\',
);
const short = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);

/** Words as a person or a file may give them, from one character up to 10,000. */
export const words = fc.oneof(
  { weight: 4, arbitrary: short },
  {
    weight: 1,
    arbitrary: short.map((text) => text.repeat(Math.ceil(10_000 / text.length)).slice(0, 10_000)),
  },
);

const instant = fc.date({
  min: new Date('2001-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const day = instant.map((date) => date.toISOString().slice(0, 10));
const money = fc.record({
  minor: fc.bigInt({ min: 0n, max: 10n ** 30n }),
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF'),
});
const stageKey = fc.oneof(fc.constantFrom(...DEFAULT_STAGES.map(({ key }) => key)), words);
const nullable = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const ownerId = fc.constantFrom(ANN_ID, BOB_ID);
const sequence = fc.integer({ min: 1, max: 2 ** 31 - 1 });

export const deal: fc.Arbitrary<DealRecord> = fc
  .record({
    id: fc.uuid(),
    workspaceId: fc.uuid(),
    number: sequence,
    externalId: nullable(words),
    name: words,
    accountId: nullable(fc.uuid()),
    accountName: nullable(words),
    money: nullable(money),
    stage: stageKey,
    status: fc.constantFrom(...STAGE_KINDS),
    ownerId,
    ownerName: words,
    ownerSlackUserId: nullable(fc.constant('U0BOB')),
    source: nullable(words),
    closeDate: nullable(day),
    nextStep: nullable(words),
    forecastCategory: fc.constantFrom(...FORECAST_CATEGORIES),
    lostReason: nullable(fc.constantFrom(...LOST_REASONS)),
    lostNote: nullable(words),
    closedAt: nullable(instant),
    removedAt: nullable(instant),
    version: sequence,
    createdAt: instant,
    stageEnteredAt: instant,
    lastActivityAt: instant,
  })
  .map(({ money: amount, ...rest }) => ({
    ...rest,
    amount: amount?.minor ?? null,
    currency: amount?.currency ?? null,
  }));

const patch: fc.Arbitrary<DealPatch> = fc.record(
  {
    name: words,
    accountId: nullable(fc.uuid()),
    stage: stageKey,
    status: fc.constantFrom(...STAGE_KINDS),
    ownerId,
    source: nullable(words),
    closeDate: nullable(day),
    nextStep: nullable(words),
    forecastCategory: fc.constantFrom(...FORECAST_CATEGORIES),
    lostReason: nullable(fc.constantFrom(...LOST_REASONS)),
    lostNote: nullable(words),
    closedAt: nullable(instant),
    removedAt: nullable(instant),
  },
  { requiredKeys: [] },
);

const event: fc.Arbitrary<DealEvent> = fc.record({
  sequence,
  kind: fc.constantFrom(...EVENT_KINDS),
  patch: fc
    .tuple(patch, fc.option(money, { nil: undefined }))
    .map(([fields, amount]) =>
      amount === undefined ? fields : { ...fields, amount: amount.minor, currency: amount.currency },
    ),
  effectiveAt: instant,
  recordedAt: instant,
  actorId: nullable(ownerId),
  via: fc.constantFrom(...VIAS),
  inputId: words,
  note: nullable(words),
  noteKind: nullable(fc.constantFrom(...OBJECTION_KINDS)),
  undoes: nullable(sequence),
});

export const namedEvent: fc.Arbitrary<NamedEvent> = fc.record({
  event,
  actorName: words,
  newOwnerName: nullable(words),
});

const change = fc
  .record({ before: deal, event, repeated: fc.boolean() })
  .map((one) => ({ ...one, after: { ...one.before, ...one.event.patch } }));

const sentence = fc.oneof(
  words,
  deal.map(({ number }) => `move #${number} negotiation`),
  fc.tuple(deal, words).map(([{ number }, text]) => `note #${number}: ${text}`),
);
const choice = fc.record({ deal, sentence });
const filter: fc.Arbitrary<ListFilter> = fc.oneof(
  fc.constant({ kind: 'mine' } as const),
  fc.constant({ kind: 'all' } as const),
  stageKey.map((stage) => ({ kind: 'stage', stage }) as const),
  words.map((text) => ({ kind: 'owner', owner: { kind: 'name', text } }) as const),
);

/** Up to 500 of something, made of a few, since what matters is how many there are. */
function many<Item>(
  item: fc.Arbitrary<Item>,
  counts: readonly number[] = [1, 2, 10, 11, 100, 101, 500],
): fc.Arbitrary<Item[]> {
  return fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 4 }), fc.constantFrom(...counts))
    .map(([few, count]) => Array.from({ length: count }, (_, index) => few[index % few.length]))
    .map((items) => items.filter((one) => one !== undefined));
}

const length = fc.nat();
const limit = fc.nat();
const problem: fc.Arbitrary<Problem> = fc.oneof(
  fc.record({ kind: fc.constant('empty' as const) }),
  fc.record({ kind: fc.constant('tooLong' as const), length, limit }),
  fc.record({ kind: fc.constant('unknownVerb' as const), said: words, suggestion: nullable(sentence) }),
  fc.record({
    kind: fc.constant('missing' as const),
    verb: fc.constantFrom(...DEAL_VERBS),
    what: fc.constantFrom('deal', 'name', 'stage', 'field', 'value', 'person', 'text', 'when'),
  }),
  fc.record({
    kind: fc.constant('unknownStage' as const),
    said: words,
    deal: fc.constant(null),
    nearest: nullable(stageKey),
  }),
  fc.record({ kind: fc.constant('retiredStage' as const), stage: stageKey }),
  fc.record({
    kind: fc.constant('badAmount' as const),
    said: words,
    reason: fc.constantFrom('negative', 'tooLarge', 'tooManyDecimals', 'unknownCurrency', 'notAnAmount'),
    currency: nullable(fc.constantFrom('USD', 'JPY', 'ZZZZ')),
  }),
  fc.record({
    kind: fc.constant('twoAmounts' as const),
    said: fc.array(words, { maxLength: 20 }),
    choices: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('badDay' as const),
    said: words,
    reason: fc.constantFrom('impossible', 'notADay', 'tooFar', 'past'),
  }),
  fc.record({ kind: fc.constant('repeated' as const), marker: words }),
  fc.record({ kind: fc.constant('unknownField' as const), said: words, nearest: nullable(words) }),
  fc.record({ kind: fc.constant('unknownCategory' as const), said: words }),
  fc.record({ kind: fc.constant('textTooLong' as const), field: words, length, limit }),
);

const stage = fc
  .tuple(fc.constantFrom(...DEFAULT_STAGES), words)
  .map(([one, name]) => ({ ...one, key: name, name }));
const member = words.map((name) => ({
  id: BOB_ID,
  workspaceId: BOB_ID,
  slackUserId: null,
  name,
  role: 'rep' as const,
  managerId: null,
  timeZone: null,
  locale: null,
}));

const refusal: fc.Arbitrary<Refusal> = fc.oneof(
  fc.record({ code: fc.constantFrom('dealNotFound' as const, 'nothingToUndo' as const) }),
  fc.record({
    code: fc.constantFrom('notAllowed', 'unchanged', 'noNextStage', 'undoIsFinal'),
    deal,
  }),
  fc.record({ code: fc.constant('stageRetired' as const), deal: nullable(deal), stage }),
  fc.record({ code: fc.constant('stageUnknown' as const), key: words }),
  fc.record({
    code: fc.constant('fieldsMissing' as const),
    deal: nullable(deal),
    stage,
    fields: fc.subarray([...REQUIRABLE_FIELDS]),
  }),
  fc.record({
    code: fc.constant('changedMeanwhile' as const),
    deal,
    wanted: fc.constant({}),
    event,
    actorName: words,
  }),
  fc.record({
    code: fc.constant('changedSince' as const),
    deal,
    target: event,
    event,
    actorName: words,
    wouldRestore: event.map(({ patch }) => patch),
  }),
  fc.record({ code: fc.constant('alreadyUndone' as const), deal, byName: words }),
  fc.record({ code: fc.constant('notYoursToUndo' as const), deal, actorName: words }),
  fc.record({ code: fc.constant('lastWasUndo' as const), deal, before: nullable(event) }),
  fc.record({ code: fc.constantFrom('personUnknown', 'personIsGuest'), said: words }),
  fc.record({ code: fc.constant('severalPeople' as const), said: words, people: many(member) }),
  fc.record({ code: fc.constant('textTooLong' as const), field: words, length, limit }),
);

export const total: fc.Arbitrary<Total> = fc.record({
  money: money.map(({ minor }) => ({ minor, currency: 'USD' })),
  unconverted: fc.uniqueArray(money, { selector: ({ currency }) => currency }),
});
const scoped = {
  scope: fc.constantFrom(...BOARD_SCOPES),
  lead: nullable(words),
};
export const board: fc.Arbitrary<Board> = fc.record({
  ...scoped,
  asked: fc.constantFrom(...BOARD_SCOPES),
  lines: many(fc.record({ stage, count: fc.nat(), total }), [1, 6, 12, 60]),
  count: fc.nat(),
  withoutAmount: fc.nat(),
  total,
  weighted: total,
});
const nextAction: fc.Arbitrary<NextAction> = fc.oneof(
  fc.constantFrom<NextAction>(
    { reason: 'closeDatePassed', buttons: ['closeDate'] },
    { reason: 'noNextStep', buttons: ['nextStep'] },
    { reason: 'noCloseDate', buttons: ['closeDate'] },
    { reason: 'onTrack', buttons: ['move'] },
  ),
  fc.nat().map((days): NextAction => ({ reason: 'quiet', days, buttons: ['move', 'note'] })),
);
export const byNeed: fc.Arbitrary<DealsByNeed> = fc.record({
  deals: fc.array(fc.record({ deal, next: nextAction }), { maxLength: NEED_PAGE }),
  count: fc.nat(),
  worth: total,
  offset: fc.nat(),
});
const openedStage: fc.Arbitrary<OpenedStage> = fc.record({
  ...scoped,
  stage,
  deals: fc.oneof(many(deal, [1, 9, 10]), fc.constant([])),
  count: fc.nat(),
  total,
  offset: fc.nat(),
});
export const teamLoad: fc.Arbitrary<TeamLoad> = fc.record({
  ...scoped,
  asked: fc.constantFrom(...BOARD_SCOPES),
  reps: fc.oneof(
    many(fc.record({ name: words, count: fc.nat(), overdue: fc.nat(), total })),
    fc.constant([]),
  ),
  count: fc.nat(),
  overdue: fc.nat(),
  total,
});

const intent = fc
  .record({
    name: words,
    amount: nullable(money),
    closeDate: nullable(fc.record({ day, said: words })),
  })
  .map((fields) => createIntent(fields));

/** Every kind of answer, of whatever data. */
export const ANSWERS = {
  created: fc.record({ kind: fc.constant('created'), change, intent }),
  changed: fc.record({ kind: fc.constant('changed'), change }),
  whichDeal: fc.record({ kind: fc.constant('whichDeal'), choices: many(choice), said: words }),
  whichAmount: fc.record({
    kind: fc.constant('whichAmount'),
    choices: many(fc.record({ intent, sentence })),
  }),
  notFound: fc.record({
    kind: fc.constant('notFound'),
    said: fc.oneof(words, fc.constant('')),
    nearest: nullable(choice),
    createSentence: nullable(sentence),
  }),
  notUnderstood: fc.record({
    kind: fc.constant('notUnderstood'),
    problem,
    deal: nullable(deal),
    sentence: nullable(sentence),
  }),
  refused: fc.record({ kind: fc.constant('refused'), refusal, retry: nullable(sentence) }),
  deal: fc.record({ kind: fc.constant('deal'), deal, recent: fc.array(namedEvent, { maxLength: 3 }) }),
  deals: fc.record({
    kind: fc.constant('deals'),
    filter,
    ownerName: nullable(words),
    deals: fc.oneof(many(deal), fc.constant([])),
    total: fc.nat(),
    worth: total,
    offset: fc.nat(),
  }),
  byNeed: fc.record({ kind: fc.constant('byNeed'), page: byNeed }),
  board: fc.record({ kind: fc.constant('board'), board, offset: fc.nat(70) }),
  stage: fc.record({ kind: fc.constant('stage'), opened: openedStage }),
  team: fc.record({ kind: fc.constant('team'), load: teamLoad, offset: fc.nat(600) }),
  found: fc.record({
    kind: fc.constant('found'),
    text: words,
    deals: fc.oneof(many(deal), fc.constant([])),
    total: fc.nat(),
  }),
  history: fc.record({
    kind: fc.constant('history'),
    deal,
    events: many(namedEvent, [1, 2, 15, 100]),
    total: fc.nat(),
    offset: fc.nat(),
  }),
  reminderSet: fc.record({ kind: fc.constant('reminderSet'), deal, dueAt: instant, text: words }),
  help: fc.record({ kind: fc.constant('help'), about: nullable(fc.constantFrom(...DEAL_VERBS)) }),
} satisfies { readonly [Kind in Answer['kind']]: fc.Arbitrary<Extract<Answer, { readonly kind: Kind }>> };

/** Whoever reads it. */
export const context: fc.Arbitrary<ViewContext> = fc.record({
  now: instant,
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns'),
  locale: fc.constantFrom('en-US', 'de-DE', 'ar-EG', 'hi-IN', 'ja-JP', 'en_GB', 'no such locale'),
  workspace: fc.record({
    currency: fc.constant('USD'),
    stages: fc.oneof(fc.constant(DEFAULT_STAGES), fc.array(stage, { minLength: 1, maxLength: 60 })),
  }),
  member: fc.constant({ id: ANN_ID, slackUserId: 'U0ANN' }),
  inputId: words,
  dealCommand: fc.constant('/deal'),
});
