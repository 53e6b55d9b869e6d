import { type DealEvent, type DealPatch } from '../../pipeline/history.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { stageName } from './deal-text.ts';
import { FIELD_WORDS, fieldValue, toldFields } from './field-text.ts';
import { listed } from './text.ts';
import type { ViewContext } from './view-context.ts';

/**
 * What an event did, to follow the name of who did it: "moved Acme rollout to Proposal", "changed the
 * amount to $60,000". `subject` is the deal's name for mrkdwn, or "it".
 */
export function deedText(event: DealEvent, deal: DealRecord, subject: string, context: ViewContext): string {
  const then: DealRecord = { ...deal, ...event.patch };
  switch (event.kind) {
    case 'created':
      return `created ${subject}`;
    case 'moved':
      return `moved ${subject} to ${stageName(then.stage, context)}`;
    case 'won':
      return `won ${subject}`;
    case 'lost':
      return `marked ${subject} as lost`;
    case 'reopened':
      return `reopened ${subject} in ${stageName(then.stage, context)}`;
    case 'changed':
    case 'nextStep':
      return changedText(event.patch, then, subject, context);
    case 'assigned':
      return event.patch.ownerId === deal.ownerId
        ? `gave ${subject} to ${fieldValue('ownerId', deal, context)}`
        : `gave ${subject} to somebody else`;
    case 'note':
      return `added a note to ${subject}`;
    case 'objection':
      return `noted an objection to ${subject}`;
    case 'answered':
      return `answered a nudge about ${subject}`;
    case 'undone':
      return `took a change of ${subject} back`;
    default:
      return event.kind satisfies never;
  }
}

function changedText(patch: DealPatch, then: DealRecord, subject: string, context: ViewContext): string {
  const fields = toldFields(patch);
  const [only, ...others] = fields;
  if (only === undefined) return `changed ${subject}`;
  const of = subject === 'it' ? '' : ` of ${subject}`;
  if (others.length > 0)
    return `changed ${listed(
      fields.map((field) => FIELD_WORDS[field]),
      200,
    )}${of}`;
  // Names behind ids are known of the deal as it is, not of an earlier change.
  if (only === 'accountId' || only === 'ownerId') return `changed the ${FIELD_WORDS[only]}${of}`;
  return `changed the ${FIELD_WORDS[only]}${of} to ${fieldValue(only, then, context)}`;
}

/** The same as a thing, for a button: "the move to Proposal". Plain, not escaped. */
export function deedNoun(event: DealEvent, stageWord: (key: string) => string): string {
  const { stage } = event.patch;
  switch (event.kind) {
    case 'created':
      return 'the creation';
    case 'moved':
    case 'won':
    case 'lost':
    case 'reopened':
      return stage === undefined ? 'the move' : `the move to ${stageWord(stage)}`;
    case 'assigned':
      return 'the change of owner';
    case 'note':
      return 'the note';
    case 'objection':
      return 'the objection';
    case 'changed':
    case 'nextStep':
    case 'answered':
    case 'undone': {
      const [only, ...others] = toldFields(event.patch);
      return only === undefined || others.length > 0 ? 'the change' : `the change of ${FIELD_WORDS[only]}`;
    }
    default:
      return event.kind satisfies never;
  }
}
