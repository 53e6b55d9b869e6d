import { formatAmount, readAmount } from '../../language/amount.ts';
import { oneLine } from '../../language/spoken.ts';
import { TEXT_LIMITS } from '../../pipeline/deal.ts';
import type { Money } from '../../pipeline/money.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { exactMoney, knownLocale } from '../views/money-text.ts';
import type { ViewContext } from '../views/view-context.ts';
import { DEAL_FIELDS, type DealField, type Entered, isDealField, isField } from './entered.ts';

/** What a form shows in a field of a deal that nobody has typed in. */
export function shownValue(field: DealField, deal: DealRecord, context: ViewContext): string | null {
  switch (field) {
    case 'name':
      return clipped(oneLine(deal.name), TEXT_LIMITS.name);
    case 'amount':
      return deal.amount === null || deal.currency === null
        ? null
        : amountText({ minor: deal.amount, currency: deal.currency }, context);
    case 'account':
      return deal.accountName === null ? null : clipped(oneLine(deal.accountName), TEXT_LIMITS.account);
    case 'source':
      return deal.source === null ? null : clipped(oneLine(deal.source), TEXT_LIMITS.source);
    case 'nextStep':
    case 'lostNote':
      return deal[field] === null ? null : clipped(deal[field], TEXT_LIMITS[field]);
    case 'owner':
      return deal.ownerSlackUserId;
    case 'closeDate':
    case 'forecastCategory':
    case 'stage':
    case 'lostReason':
      return deal[field];
    default:
      return field satisfies never;
  }
}

/**
 * The fields that somebody has changed, which alone are saved: what was left as it was shown keeps
 * whatever others have made of it meanwhile.
 */
export function touched(entered: Entered, seen: DealRecord, context: ViewContext): Entered {
  const untouched = DEAL_FIELDS.filter(
    (field) => comparable(entered[field]) === comparable(shownValue(field, seen, context)),
  );
  return Object.fromEntries(
    Object.entries(entered).filter(
      ([field]) => isField(field) && !(isDealField(field) && untouched.includes(field)),
    ),
  );
}

/** The amount as the reader writes it, unless it would then be read as another: "1.234 KWD". */
function amountText(money: Money, { locale, workspace }: ViewContext): string {
  const text = exactMoney(money, locale);
  const read = readAmount(text, { currency: workspace.currency, locale: knownLocale(locale) });
  const isRead =
    read?.ok === true && read.money.minor === money.minor && read.money.currency === money.currency;
  return isRead ? text : formatAmount(money);
}

/** Browsers send line breaks their own way. */
function comparable(value: string | null | undefined): string {
  return value?.replaceAll('\r\n', '\n').trim() ?? '';
}

/** Slack refuses an initial value that is longer than its input takes. */
function clipped(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
