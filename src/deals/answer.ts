import type { CreateIntent, DealVerb, ListFilter, Problem } from '../language/intent.ts';
import type { DealEvent } from '../pipeline/history.ts';
import type { Total } from '../pipeline/totals.ts';
import type { DealRecord } from '../storage/deals.ts';
import type { DealChange } from './change-deal.ts';
import type { DealsByNeed } from './list-by-need.ts';
import type { Refusal } from './refusal.ts';
import type { Board, OpenedStage } from './show-board.ts';
import type { TeamLoad } from './show-team-load.ts';

/** One way on, as a button: the deal that it concerns and the sentence that pressing it says. */
export interface Choice {
  readonly deal: DealRecord;
  readonly sentence: string;
}

/** An event with the name of who did it. */
export interface NamedEvent {
  readonly event: DealEvent;
  readonly actorName: string;
  /** Of an event that gave the deal to somebody. */
  readonly newOwnerName: string | null;
}

/** What Dealhand has to say to a sentence or a button, before it has words and blocks. */
export type Answer =
  | { readonly kind: 'created'; readonly change: DealChange; readonly intent: CreateIntent }
  | { readonly kind: 'changed'; readonly change: DealChange }
  | {
      readonly kind: 'whichDeal';
      readonly choices: readonly Choice[];
      readonly said: string;
    }
  | {
      readonly kind: 'whichAmount';
      readonly choices: readonly { readonly intent: CreateIntent; readonly sentence: string }[];
    }
  | {
      readonly kind: 'notFound';
      readonly said: string;
      readonly nearest: Choice | null;
      readonly createSentence: string | null;
    }
  | {
      readonly kind: 'notUnderstood';
      readonly problem: Problem;
      readonly deal: DealRecord | null;
      readonly sentence: string | null;
    }
  /** `retry`: the sentence that does it all the same, where that is possible. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly retry: string | null }
  | { readonly kind: 'deal'; readonly deal: DealRecord; readonly recent: readonly NamedEvent[] }
  | {
      readonly kind: 'deals';
      readonly filter: ListFilter;
      readonly ownerName: string | null;
      readonly deals: readonly DealRecord[];
      readonly total: number;
      /** What all of them come to, those of other pages too. */
      readonly worth: Total;
      readonly offset: number;
    }
  /** The speaker's own deals, with what each asks for. */
  | { readonly kind: 'byNeed'; readonly page: DealsByNeed }
  | { readonly kind: 'board'; readonly board: Board; readonly offset: number }
  | { readonly kind: 'stage'; readonly opened: OpenedStage }
  | { readonly kind: 'team'; readonly load: TeamLoad; readonly offset: number }
  | {
      readonly kind: 'found';
      readonly text: string;
      readonly deals: readonly DealRecord[];
      readonly total: number;
    }
  | {
      readonly kind: 'history';
      readonly deal: DealRecord;
      readonly events: readonly NamedEvent[];
      readonly total: number;
      readonly offset: number;
    }
  | { readonly kind: 'reminderSet'; readonly deal: DealRecord; readonly dueAt: Date; readonly text: string }
  | { readonly kind: 'help'; readonly about: DealVerb | null };
