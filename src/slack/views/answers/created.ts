import type { DealChange } from '../../../deals/change-deal.ts';
import type { CreateIntent, SpokenDay } from '../../../language/intent.ts';
import type { DealRecord } from '../../../storage/deals.ts';
import { boldName, closeText, daysToClose, ownerText, stageName } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, type Message, message, say } from '../message.ts';
import { exactAmount } from '../money-text.ts';
import { escaped } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { open, showDeal, showHistory, undo } from '../ways.ts';

/** The receipt of a creation: what was understood, field by field. */
export function createdReceipt(change: DealChange, intent: CreateIntent, context: ViewContext): Message {
  const { after } = change;
  return message(
    say(`Created ${boldName(after)}`, understood(after, intent, context)),
    act(
      [undo(change), open('edit', after), ...(after.nextStep === null ? [open('nextStep', after)] : [])],
      [showHistory(after), showDeal(after)],
    ),
  );
}

function understood(deal: DealRecord, intent: CreateIntent, context: ViewContext): string {
  const pieces = [
    exactAmount(deal, context.locale),
    stageName(deal.stage, context),
    deal.status === 'open' ? closing(deal, intent.closeDate, context) : daysToClose(deal, context),
    ownerText(deal, context),
    deal.accountName === null ? undefined : `account ${escaped(deal.accountName, SHOWN.name)}`,
    `source: ${deal.source === null ? 'not set' : escaped(deal.source, SHOWN.label)}`,
    deal.nextStep === null ? undefined : `next: ${escaped(deal.nextStep, SHOWN.text)}`,
  ];
  return pieces.filter((piece) => piece !== undefined).join(' · ');
}

/** The day with the words that it was read from, unless they were the day itself. */
function closing(deal: DealRecord, spoken: SpokenDay | null, context: ViewContext): string {
  const words = closeText(deal, context);
  return spoken === null || spoken.said === spoken.day
    ? words
    : `${words} ("${escaped(spoken.said, SHOWN.said)}")`;
}
