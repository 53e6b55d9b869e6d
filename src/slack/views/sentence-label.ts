import type { FieldValue, Intent } from '../../language/intent.ts';
import { readSentence } from '../../language/read-sentence.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { nameOnButton, stageWord } from './deal-text.ts';
import { FIELD_WORDS } from './field-text.ts';
import { exactMoney } from './money-text.ts';
import { plain, unescaped } from './text.ts';
import type { ViewContext } from './view-context.ts';

/** What saying a sentence about a deal does, for a button: "Move Globex to Negotiation". Plain, not escaped. */
export function sentenceLabel(sentence: string, deal: DealRecord, context: ViewContext): string {
  const read = readSentence(sentence, {
    now: context.now,
    timeZone: context.timeZone,
    locale: context.locale,
    currency: context.workspace.currency,
    stages: context.workspace.stages,
  });
  return read.ok ? intentLabel(read.intent, nameOnButton(deal), context) : nameOnButton(deal);
}

const SETTABLE_WORDS: Readonly<Record<FieldValue['field'], string>> = {
  ...FIELD_WORDS,
  account: FIELD_WORDS.accountId,
};

function intentLabel(intent: Intent, name: string, { workspace, locale }: ViewContext): string {
  switch (intent.verb) {
    case 'move': {
      const stage = intent.readings[0]?.stage.key;
      return stage === undefined
        ? `Move ${name}`
        : `Move ${name} to ${plain(stageWord(stage, workspace.stages), 25)}`;
    }
    case 'advance':
      return `Move ${name} to the next stage`;
    case 'won': {
      const amount = intent.readings[0]?.amount ?? null;
      return amount === null
        ? `Mark ${name} as won`
        : `Mark ${name} as won for ${exactMoney(amount, locale)}`;
    }
    case 'lost':
      return `Mark ${name} as lost`;
    case 'set': {
      const change = intent.readings[0]?.change;
      return change === undefined
        ? `Change ${name}`
        : `Change the ${SETTABLE_WORDS[change.field]} of ${name}`;
    }
    case 'assign':
      return `Change the owner of ${name}`;
    case 'next':
      return `Set the next step of ${name}`;
    case 'note':
      return `Add the note to ${name}`;
    case 'objection':
      return `Note the objection to ${name}`;
    case 'remind':
      return `Set the reminder on ${name}`;
    case 'show':
      return `Show ${name}`;
    case 'history':
      return `Show the history of ${name}`;
    case 'undo':
      return `Undo on ${name}`;
    case 'create':
      return `Create ${name}`;
    case 'list':
    case 'find':
    case 'help':
      return `Yes, ${name}`;
    default:
      return intent satisfies never;
  }
}

/** True for a sentence that changes nothing. */
export function onlyLooks(sentence: string): boolean {
  return /^(?:show|history|list|find|help)\b/.test(sentence);
}

/** What to type for a sentence, as a person would; undefined when it is too long to copy, or mentions somebody. */
export function typeable(sentence: string, { dealCommand }: ViewContext): string | undefined {
  const typed = `${dealCommand} ${unescaped(sentence)}`;
  return typed.length > 80 || /[<\n]/.test(sentence) ? undefined : plain(typed, 100);
}
