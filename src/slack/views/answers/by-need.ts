import { type DealsByNeed, NEED_PAGE } from '../../../deals/list-by-need.ts';
import type { NextAction } from '../../../pipeline/next-action.ts';
import type { DealRecord } from '../../../storage/deals.ts';
import type { Way } from '../blocks.ts';
import { fromToday } from '../day-text.ts';
import { dealLine, nextStepText } from '../deal-text.ts';
import { act, type Message, message, type Part, say } from '../message.ts';
import { totalText } from '../money-text.ts';
import { counted } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { MY_BOARD, open, showDeal } from '../ways.ts';
import { noDealsOfMine } from './deal-list.ts';
import { pageWays } from './page-ways.ts';

/** My open deals, each with what it asks for and the button for that. */
export function dealsByNeed(page: DealsByNeed, context: ViewContext): Message {
  const { deals, count, worth, offset } = page;
  if (count === 0) return noDealsOfMine(context);
  const pieces = [
    `*${counted(count, 'open deal')}*`,
    totalText(worth, context.locale),
    deals.length === count || deals.length === 0 ? undefined : `${offset + 1} to ${offset + deals.length}`,
  ];
  return message(
    say(pieces.filter((piece) => piece !== undefined).join(' · ')),
    ...needParts(deals, context),
    act([
      ...pageWays(offset, deals.length, count, NEED_PAGE, (first) => ({ do: 'mine', offset: first })),
      MY_BOARD,
    ]),
  );
}

/** Two lines a deal, what it asks for in the second, and its buttons. */
export function needParts(deals: DealsByNeed['deals'], context: ViewContext): (Part | undefined)[] {
  return deals.flatMap(({ deal, next }) => [
    say(dealLine(deal, context, { withOwner: false }), reasonText(next, deal, context)),
    act(next.buttons.map((button) => wayOf(button, deal)).concat(showDeal(deal))),
  ]);
}

function reasonText(next: NextAction, deal: DealRecord, context: ViewContext): string {
  switch (next.reason) {
    case 'closeDatePassed':
      return `Close date passed${deal.closeDate === null ? '' : ` ${fromToday(deal.closeDate, context)}`}`;
    case 'noNextStep':
      return 'No next step';
    case 'quiet':
      return `Quiet for ${counted(next.days, 'day')} · ${nextStepText(deal)}`;
    case 'noCloseDate':
      return `No close date · ${nextStepText(deal)}`;
    case 'onTrack':
      return `On track · ${nextStepText(deal)}`;
    default:
      return next satisfies never;
  }
}

function wayOf(button: NextAction['buttons'][number], deal: DealRecord): Way {
  switch (button) {
    case 'closeDate':
      return open('edit', deal, 'Set close date');
    case 'nextStep':
    case 'move':
    case 'note':
      return open(button, deal);
    default:
      return button satisfies never;
  }
}
