import type { Day } from '../pipeline/day.ts';
import type { ForecastCategory, LostReason, ObjectionKind } from '../pipeline/deal.ts';
import type { Money } from '../pipeline/money.ts';
import type { Stage } from '../pipeline/stage.ts';

/** The verbs of `/deal`, in the order in which help lists them. */
export const DEAL_VERBS = [
  'create',
  'move',
  'advance',
  'won',
  'lost',
  'set',
  'assign',
  'next',
  'note',
  'objection',
  'remind',
  'show',
  'list',
  'find',
  'history',
  'undo',
  'help',
] as const;
export type DealVerb = (typeof DEAL_VERBS)[number];

/** How a sentence points at a deal: exactly by number, or by (part of) its name. */
export type DealReference =
  | { readonly kind: 'number'; readonly number: number }
  | {
      readonly kind: 'name';
      readonly text: string;
      /** A colon ended it ("Acme: call went well"), so where it fits no longer or shorter name is meant. */
      readonly isMarked?: true;
    };

/** How a sentence points at a person: themselves, a Slack user by mention, or a name as typed. */
export type MemberReference =
  | { readonly kind: 'me' }
  | { readonly kind: 'slackUser'; readonly slackUserId: string }
  | { readonly kind: 'name'; readonly text: string };

/** A day, with the words it was read from, so that a receipt can show both. */
export interface SpokenDay {
  readonly day: Day;
  readonly said: string;
}

/** A stage named by a sentence; `distance` counts the typos forgiven (0: exact). */
export interface StageReading {
  readonly key: string;
  readonly distance: number;
}

/** One field and its new value; null takes the value away. */
export type FieldValue =
  | { readonly field: 'amount'; readonly value: Money | null }
  | { readonly field: 'closeDate'; readonly value: SpokenDay | null }
  | { readonly field: 'name'; readonly value: string }
  | { readonly field: 'account'; readonly value: string | null }
  | { readonly field: 'source'; readonly value: string | null }
  | { readonly field: 'forecastCategory'; readonly value: ForecastCategory };

/** The longest sentence in characters as Slack sends it: put right, it must fit a button's 2,000. */
export const LONGEST_SENTENCE = 1_800;

/** Everything `create` can say. */
export interface CreateIntent {
  readonly verb: 'create';
  readonly name: string;
  readonly amount: Money | null;
  readonly stage: string | null;
  readonly owner: MemberReference | null;
  readonly source: string | null;
  readonly account: string | null;
  readonly closeDate: SpokenDay | null;
  readonly nextStep: string | null;
}

/**
 * Where a sentence can be split between deal and the rest in several ways, every way is kept as a
 * reading; which one is meant is decided when the deals are known (choose-deal.ts).
 */
export type Reading<Rest> = { readonly deal: DealReference } & Rest;

export type Intent =
  | CreateIntent
  | { readonly verb: 'move'; readonly readings: readonly Reading<{ readonly stage: StageReading }>[] }
  | { readonly verb: 'advance'; readonly readings: readonly Reading<object>[] }
  | { readonly verb: 'won'; readonly readings: readonly Reading<{ readonly amount: Money | null }>[] }
  | {
      readonly verb: 'lost';
      readonly readings: readonly Reading<{
        readonly reason: LostReason | null;
        readonly note: string | null;
      }>[];
    }
  | { readonly verb: 'set'; readonly readings: readonly Reading<{ readonly change: FieldValue }>[] }
  | { readonly verb: 'assign'; readonly readings: readonly Reading<{ readonly to: MemberReference }>[] }
  | { readonly verb: 'next'; readonly readings: readonly Reading<{ readonly text: string }>[] }
  | { readonly verb: 'note'; readonly readings: readonly Reading<{ readonly text: string }>[] }
  | {
      readonly verb: 'objection';
      readonly readings: readonly Reading<{ readonly kind: ObjectionKind; readonly text: string }>[];
    }
  | {
      readonly verb: 'remind';
      readonly readings: readonly Reading<{
        readonly at: Date;
        readonly said: string;
        readonly text: string;
      }>[];
    }
  | { readonly verb: 'show'; readonly readings: readonly Reading<object>[] }
  | { readonly verb: 'history'; readonly readings: readonly Reading<object>[] }
  /** No readings: my last change. */
  | { readonly verb: 'undo'; readonly readings: readonly Reading<object>[] }
  | { readonly verb: 'list'; readonly filter: ListFilter }
  | { readonly verb: 'find'; readonly text: string }
  | { readonly verb: 'help'; readonly about: DealVerb | null };

export type ListFilter =
  | { readonly kind: 'mine' }
  | { readonly kind: 'all' }
  | { readonly kind: 'stage'; readonly stage: string }
  | { readonly kind: 'owner'; readonly owner: MemberReference };

/** Why a sentence could not be read; each has its own words and, where there is one, its way out. */
export type Problem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLong'; readonly length: number; readonly limit: number }
  /** `suggestion`: the whole sentence put right, as Slack would send it, for a button. */
  | { readonly kind: 'unknownVerb'; readonly said: string; readonly suggestion: string | null }
  | {
      readonly kind: 'missing';
      readonly verb: DealVerb;
      readonly what: 'deal' | 'name' | 'stage' | 'field' | 'value' | 'person' | 'text' | 'when';
    }
  | {
      readonly kind: 'unknownStage';
      readonly said: string;
      readonly deal: DealReference | null;
      readonly nearest: string | null;
    }
  | { readonly kind: 'retiredStage'; readonly stage: string }
  | {
      readonly kind: 'badAmount';
      readonly said: string;
      readonly reason: 'negative' | 'tooLarge' | 'tooManyDecimals' | 'unknownCurrency' | 'notAnAmount';
      readonly currency: string | null;
    }
  | {
      readonly kind: 'twoAmounts';
      readonly said: readonly string[];
      readonly choices: readonly CreateIntent[];
    }
  | {
      readonly kind: 'badDay';
      readonly said: string;
      readonly reason: 'impossible' | 'notADay' | 'tooFar' | 'past';
    }
  | { readonly kind: 'repeated'; readonly marker: string }
  | { readonly kind: 'unknownField'; readonly said: string; readonly nearest: string | null }
  | { readonly kind: 'unknownCategory'; readonly said: string }
  | { readonly kind: 'textTooLong'; readonly field: string; readonly length: number; readonly limit: number };

export type Sentence =
  | { readonly ok: true; readonly intent: Intent }
  | { readonly ok: false; readonly problem: Problem };

/** What reading a sentence depends on besides its words. */
export interface SpeakerContext {
  readonly now: Date;
  /** IANA name; dates are read in it. */
  readonly timeZone: string;
  /** BCP 47, as Slack gives it: "en-US", "de-DE". */
  readonly locale: string;
  /** Currency of an amount that names none. */
  readonly currency: string;
  readonly stages: readonly Stage[];
  /** Names of the workspace's people: with them "for Bob" right after a deal's name is its owner. */
  readonly memberNames?: readonly string[];
}
