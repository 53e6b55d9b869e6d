import type { Decision } from '../pipeline/change.ts';
import type { DealRecord } from '../storage/deals.ts';
import type { Proposal } from './change-deal.ts';
import { Refused } from './refusal.ts';

/** A decision of the domain as a proposal, or as the refusal that a person reads. */
export function accepted(decision: Decision, deal: DealRecord | null): Proposal {
  if (decision.ok) return decision;
  switch (decision.reason) {
    case 'unchanged':
    case 'noNextStage':
      throw new Refused(deal === null ? { code: 'dealNotFound' } : { code: decision.reason, deal });
    case 'stageRetired':
      throw new Refused({ code: 'stageRetired', deal, stage: decision.stage });
    case 'fieldsMissing':
      throw new Refused({ code: 'fieldsMissing', deal, stage: decision.stage, fields: decision.fields });
    default:
      return decision satisfies never;
  }
}
