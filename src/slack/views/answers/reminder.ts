import { dayOf } from '../../../pipeline/day.ts';
import type { DealRecord } from '../../../storage/deals.ts';
import { fromToday, momentText } from '../day-text.ts';
import { boldName } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, type Message, message, say } from '../message.ts';
import { escaped } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { showDeal } from '../ways.ts';

/** Promises a reminder, with its time in the reader's zone. */
export function reminderSet(deal: DealRecord, dueAt: Date, text: string, context: ViewContext): Message {
  const when = `${momentText(dueAt, context)} (${fromToday(dayOf(dueAt, context.timeZone), context)})`;
  return message(
    say(
      `I'll remind you about ${boldName(deal)} on ${when}.`,
      text === '' ? '' : `“${escaped(text, SHOWN.text)}”`,
    ),
    act([showDeal(deal)]),
  );
}
