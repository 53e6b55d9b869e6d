import type { DealChange } from '../../../src/deals/change-deal.ts';
import type { CreateIntent } from '../../../src/language/intent.ts';
import type { DealEvent } from '../../../src/pipeline/history.ts';
import { DEFAULT_STAGES } from '../../../src/pipeline/stage.ts';
import type { ViewContext } from '../../../src/slack/views/view-context.ts';
import type { DealRecord } from '../../../src/storage/deals.ts';

/** Tuesday 24 November 2026, 10:00 in Berlin. */
export const NOW = new Date('2026-11-24T09:00:00.000Z');

export const ANN_ID = '0b9cdd3a-2a49-4f4f-8d2b-0f4f3d1c5a01';
export const BOB_ID = '0b9cdd3a-2a49-4f4f-8d2b-0f4f3d1c5a02';

/** Ann reads, in American English. */
export const CONTEXT: ViewContext = {
  now: NOW,
  timeZone: 'Europe/Berlin',
  locale: 'en-US',
  workspace: { currency: 'USD', stages: DEFAULT_STAGES },
  member: { id: ANN_ID, slackUserId: 'U0ANN' },
  inputId: 'command:1',
  dealCommand: '/deal',
};

/** Ann's open deal, $50,000 in Lead, closing on 31 December. */
export function deal(fields: Partial<DealRecord> = {}): DealRecord {
  return {
    id: '5f0c7a52-93a5-4c6f-9d3e-0a4b5c6d7e8f',
    workspaceId: '0b9cdd3a-2a49-4f4f-8d2b-0f4f3d1c5a00',
    number: 42,
    externalId: null,
    name: 'Acme rollout',
    accountId: null,
    accountName: null,
    amount: 5_000_000n,
    currency: 'USD',
    stage: 'lead',
    status: 'open',
    ownerId: ANN_ID,
    ownerName: 'Ann',
    ownerSlackUserId: 'U0ANN',
    source: null,
    closeDate: '2026-12-31',
    nextStep: null,
    forecastCategory: 'pipeline',
    lostReason: null,
    lostNote: null,
    closedAt: null,
    removedAt: null,
    version: 3,
    createdAt: new Date('2026-10-08T08:00:00.000Z'),
    stageEnteredAt: new Date('2026-11-12T08:00:00.000Z'),
    lastActivityAt: new Date('2026-11-20T08:00:00.000Z'),
    ...fields,
  };
}

export function event(fields: Partial<DealEvent> = {}): DealEvent {
  return {
    sequence: 4,
    kind: 'moved',
    patch: { stage: 'negotiation' },
    effectiveAt: new Date('2026-11-24T08:56:00.000Z'),
    recordedAt: new Date('2026-11-24T08:56:00.000Z'),
    actorId: ANN_ID,
    via: 'command',
    inputId: 'command:0',
    note: null,
    noteKind: null,
    undoes: null,
    ...fields,
  };
}

/** What an event made of a deal; `names` are those behind the ids in its patch. */
export function change(
  fields: Partial<DealEvent>,
  { before = deal(), names = {} }: { before?: DealRecord; names?: Partial<DealRecord> } = {},
): DealChange {
  const happened = event(fields);
  return { before, after: { ...before, ...happened.patch, ...names }, event: happened, repeated: false };
}

export function createIntent(fields: Partial<CreateIntent> = {}): CreateIntent {
  return {
    verb: 'create',
    name: 'Acme rollout',
    amount: { minor: 5_000_000n, currency: 'USD' },
    stage: null,
    owner: null,
    source: null,
    account: null,
    closeDate: null,
    nextStep: null,
    ...fields,
  };
}
