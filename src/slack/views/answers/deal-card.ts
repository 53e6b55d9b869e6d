import type { NamedEvent } from '../../../deals/answer.ts';
import { dayOf, daysBetween } from '../../../pipeline/day.ts';
import type { DealRecord } from '../../../storage/deals.ts';
import { fromToday } from '../day-text.ts';
import { boldName, closeText, daysToClose, lostText, ownerText, stageName } from '../deal-text.ts';
import { CATEGORY_WORDS } from '../field-text.ts';
import { historyLines } from '../history-lines.ts';
import { SHOWN } from '../limits.ts';
import { act, aside, type Message, message, say } from '../message.ts';
import { exactAmount } from '../money-text.ts';
import { counted, escaped } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { open, showHistory } from '../ways.ts';

/** A deal with everything that is known of it and what happened last. */
export function dealCard(deal: DealRecord, recent: readonly NamedEvent[], context: ViewContext): Message {
  const isOpen = deal.status === 'open';
  return message(
    say(
      deal.accountName === null
        ? boldName(deal)
        : `${boldName(deal)} · ${escaped(deal.accountName, SHOWN.name)}`,
      standing(deal, context),
      isOpen ? nextStep(deal) : lostText(deal),
      details(deal),
    ),
    aside(...historyLines(recent, deal, context)),
    isOpen
      ? act(
          [open('move', deal), open('nextStep', deal), open('edit', deal)],
          [
            showHistory(deal),
            open('note', deal),
            open('assign', deal),
            open('won', deal),
            open('lost', deal),
          ],
        )
      : act(
          [showHistory(deal), open('note', deal)],
          [open('move', deal, 'Reopen or move'), open('edit', deal)],
        ),
  );
}

function standing(deal: DealRecord, context: ViewContext): string {
  const pieces = [
    exactAmount(deal, context.locale),
    `${stageName(deal.stage, context)}${deal.status === 'open' ? inStage(deal, context) : ''}`,
    deal.status === 'open' ? closing(deal, context) : daysToClose(deal, context),
    ownerText(deal, context),
  ];
  return pieces.filter((piece) => piece !== undefined).join(' · ');
}

function inStage({ stageEnteredAt }: DealRecord, { now, timeZone }: ViewContext): string {
  const days = daysBetween(dayOf(stageEnteredAt, timeZone), dayOf(now, timeZone));
  return days < 1 ? ' since today' : ` for ${counted(days, 'day')}`;
}

function closing(deal: DealRecord, context: ViewContext): string {
  const words = closeText(deal, context);
  return deal.closeDate === null ? words : `${words} (${fromToday(deal.closeDate, context)})`;
}

function nextStep({ nextStep: step }: DealRecord): string {
  return step === null ? 'No next step' : `Next: ${escaped(step, SHOWN.text)}`;
}

function details({ source, forecastCategory }: DealRecord): string {
  const category = forecastCategory === 'pipeline' ? '' : ` · category: ${CATEGORY_WORDS[forecastCategory]}`;
  return `Source: ${source === null ? 'not set' : escaped(source, SHOWN.label)}${category}`;
}
