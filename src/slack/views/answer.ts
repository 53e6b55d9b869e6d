import type { Answer } from '../../deals/answer.ts';
import { board, openedStage } from './answers/board.ts';
import { dealsByNeed } from './answers/by-need.ts';
import { createdReceipt } from './answers/created.ts';
import { dealCard } from './answers/deal-card.ts';
import { dealList, foundDeals } from './answers/deal-list.ts';
import { help } from './answers/help.ts';
import { dealHistory } from './answers/history.ts';
import { notFound } from './answers/not-found.ts';
import { notUnderstood } from './answers/not-understood.ts';
import { receipt } from './answers/receipt.ts';
import { refusal } from './answers/refusal.ts';
import { reminderSet } from './answers/reminder.ts';
import { teamLoad } from './answers/team-load.ts';
import { whichAmount } from './answers/which-amount.ts';
import { whichDeal } from './answers/which-deal.ts';
import type { Message } from './message.ts';
import type { ViewContext } from './view-context.ts';

/**
 * An answer as a message: plain blocks only, since answers ride in acknowledgements and response_url
 * posts. Pure; within Slack's limits whatever the data.
 */
export function answerMessage(answer: Answer, context: ViewContext): Message {
  switch (answer.kind) {
    case 'created':
      return createdReceipt(answer.change, answer.intent, context);
    case 'changed':
      return receipt(answer.change, context);
    case 'whichDeal':
      return whichDeal(answer.choices, answer.said, context);
    case 'whichAmount':
      return whichAmount(answer.choices, context);
    case 'notFound':
      return notFound(answer.said, answer.nearest, answer.createSentence, context);
    case 'notUnderstood':
      return notUnderstood(answer.problem, answer.deal, answer.sentence, context);
    case 'refused':
      return refusal(answer.refusal, answer.retry, context);
    case 'deal':
      return dealCard(answer.deal, answer.recent, context);
    case 'deals':
      return dealList(answer, context);
    case 'byNeed':
      return dealsByNeed(answer.page, context);
    case 'board':
      return board(answer.board, answer.offset, context);
    case 'stage':
      return openedStage(answer.opened, context);
    case 'team':
      return teamLoad(answer.load, answer.offset, context);
    case 'found':
      return foundDeals(answer, context);
    case 'history':
      return dealHistory(answer, context);
    case 'reminderSet':
      return reminderSet(answer.deal, answer.dueAt, answer.text, context);
    case 'help':
      return help(answer.about, context);
    default:
      return answer satisfies never;
  }
}
