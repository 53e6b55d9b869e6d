import type { Day } from './day.ts';
import type { StageKind } from './stage.ts';

/** How sure the owner is that a deal closes in its period; set by a person, never by the model. */
export const FORECAST_CATEGORIES = ['pipeline', 'bestCase', 'commit', 'omitted'] as const;
export type ForecastCategory = (typeof FORECAST_CATEGORIES)[number];

/** Why a deal was lost, as counted in reports; `lostNote` holds the words of whoever closed it. */
export const LOST_REASONS = [
  'price',
  'timing',
  'competitor',
  'noDecision',
  'noBudget',
  'missingFeature',
  'other',
] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** What a customer objects to; an objection is a note that can be counted. */
export const OBJECTION_KINDS = [
  'price',
  'timing',
  'competitor',
  'authority',
  'need',
  'trust',
  'other',
] as const;
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];

/**
 * Everything about a deal that history records. A change is a patch of these fields, and the deal is
 * the sum of its patches (see history.ts). Amounts are minor units; `currency` is null when `amount` is.
 */
export interface DealFields {
  readonly name: string;
  readonly accountId: string | null;
  readonly amount: bigint | null;
  readonly currency: string | null;
  readonly stage: string;
  readonly status: StageKind;
  readonly ownerId: string;
  readonly source: string | null;
  readonly closeDate: Day | null;
  readonly nextStep: string | null;
  readonly forecastCategory: ForecastCategory;
  readonly lostReason: LostReason | null;
  readonly lostNote: string | null;
  readonly closedAt: Date | null;
  /** Set when the deal's creation was undone: it is out of every list and every sum. */
  readonly removedAt: Date | null;
}

/** What a deal has of everything that its creation may leave unsaid. */
export const UNSAID_FIELDS = {
  accountId: null,
  amount: null,
  currency: null,
  source: null,
  closeDate: null,
  nextStep: null,
  forecastCategory: 'pipeline',
  lostReason: null,
  lostNote: null,
  closedAt: null,
  removedAt: null,
} as const satisfies Partial<DealFields>;

/** A deal as it stands: its fields and what never changes or only counts. */
export interface Deal extends DealFields {
  readonly id: string;
  readonly workspaceId: string;
  /** The `#42` that people type; unique in a workspace. */
  readonly number: number;
  readonly externalId: string | null;
  /** Optimistic lock: one more with each event. */
  readonly version: number;
  readonly createdAt: Date;
  readonly stageEnteredAt: Date;
  readonly lastActivityAt: Date;
}

/** Longest texts that a person can give a deal; longer ones are refused, never cut. */
export const TEXT_LIMITS = {
  name: 200,
  account: 200,
  source: 100,
  nextStep: 1_000,
  note: 3_000,
  lostNote: 1_000,
} as const;
