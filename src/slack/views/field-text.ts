import type { ForecastCategory } from '../../pipeline/deal.ts';
import type { DealPatch } from '../../pipeline/history.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { dayText } from './day-text.ts';
import { LOST_REASON_WORDS, stageName } from './deal-text.ts';
import { SHOWN } from './limits.ts';
import { exactAmount } from './money-text.ts';
import { escaped } from './text.ts';
import type { ViewContext } from './view-context.ts';

export const CATEGORY_WORDS: Readonly<Record<ForecastCategory, string>> = {
  pipeline: 'pipeline',
  bestCase: 'best case',
  commit: 'commit',
  omitted: 'omitted',
};

/** The fields whose changes are told, in the order of telling; the others follow from these. */
const TOLD_FIELDS = [
  'stage',
  'amount',
  'closeDate',
  'nextStep',
  'ownerId',
  'name',
  'accountId',
  'source',
  'forecastCategory',
  'lostReason',
  'lostNote',
] as const;
export type ToldField = (typeof TOLD_FIELDS)[number];

/** What people call a field. */
export const FIELD_WORDS: Readonly<Record<ToldField, string>> = {
  stage: 'stage',
  amount: 'amount',
  closeDate: 'close date',
  nextStep: 'next step',
  ownerId: 'owner',
  name: 'name',
  accountId: 'account',
  source: 'source',
  forecastCategory: 'category',
  lostReason: 'reason',
  lostNote: 'reason in words',
};

/** The fields of a patch that are told. */
export function toldFields(patch: DealPatch): ToldField[] {
  return TOLD_FIELDS.filter((field) => field in patch || (field === 'amount' && 'currency' in patch));
}

/** Stands for the value of an empty field. */
export const NONE = 'none';

/** A field's value in words, for mrkdwn; {@link NONE} where there is nothing. */
export function fieldValue(field: ToldField, deal: DealRecord, context: ViewContext): string {
  switch (field) {
    case 'stage':
      return stageName(deal.stage, context);
    case 'amount':
      return deal.amount === null ? NONE : exactAmount(deal, context.locale);
    case 'closeDate':
      return deal.closeDate === null ? NONE : dayText(deal.closeDate, context);
    case 'ownerId':
      return escaped(deal.ownerName, SHOWN.person);
    case 'name':
      return escaped(deal.name, SHOWN.name);
    case 'accountId':
      return words(deal.accountName, SHOWN.name);
    case 'nextStep':
      return words(deal.nextStep, SHOWN.text);
    case 'source':
      return words(deal.source, SHOWN.label);
    case 'forecastCategory':
      return CATEGORY_WORDS[deal.forecastCategory];
    case 'lostReason':
      return deal.lostReason === null ? NONE : LOST_REASON_WORDS[deal.lostReason];
    case 'lostNote':
      return words(deal.lostNote, SHOWN.text);
    default:
      return field satisfies never;
  }
}

function words(text: string | null, max: number): string {
  return text === null ? NONE : escaped(text, max);
}
