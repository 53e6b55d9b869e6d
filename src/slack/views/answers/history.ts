import type { Answer } from '../../../deals/answer.ts';
import { HISTORY_PAGE } from '../../../deals/show-history.ts';
import type { Way } from '../blocks.ts';
import { boldName } from '../deal-text.ts';
import { historyLines } from '../history-lines.ts';
import { act, fitting, type Message, message, say } from '../message.ts';
import { counted } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { showDeal } from '../ways.ts';

type HistoryAnswer = Extract<Answer, { readonly kind: 'history' }>;

/** What happened to a deal, newest first, a line an event. */
export function dealHistory({ deal, events, total, offset }: HistoryAnswer, context: ViewContext): Message {
  const lines = fitting(historyLines(events, deal, context));
  const isAll = lines.length === total;
  const page = isAll || lines.length === 0 ? '' : ` · ${offset + 1} to ${offset + lines.length}`;
  const to = (label: string, first: number): Way => ({
    label,
    press: { do: 'history', number: deal.number, offset: first },
  });
  return message(
    say(`${boldName(deal)} · ${counted(total, 'change')}${page}`, ...lines),
    act([
      ...(offset > 0 ? [to('Newer', Math.max(0, offset - HISTORY_PAGE))] : []),
      ...(offset + lines.length < total && lines.length > 0 ? [to('Older', offset + lines.length)] : []),
      showDeal(deal),
    ]),
  );
}
