import type { Answer } from '../../../deals/answer.ts';
import { LIST_PAGE } from '../../../deals/list-deals.ts';
import type { ListFilter } from '../../../language/intent.ts';
import { dealLine, stageName } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, fitting, type Message, message, say } from '../message.ts';
import { totalText } from '../money-text.ts';
import { code, counted, escaped } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { ALL_DEALS, CREATE_A_DEAL, MY_DEALS } from '../ways.ts';
import { pageWays } from './page-ways.ts';

type DealsAnswer = Extract<Answer, { readonly kind: 'deals' }>;
type FoundAnswer = Extract<Answer, { readonly kind: 'found' }>;

/** A page of a list: how many and how much first, then one line a deal. */
export function dealList(
  { filter, ownerName, deals, total, worth, offset }: DealsAnswer,
  context: ViewContext,
): Message {
  if (total === 0) return emptyList(filter, ownerName, context);
  const withOwner = filter.kind === 'all' || filter.kind === 'stage';
  const lines = fitting(deals.map((deal) => dealLine(deal, context, { withOwner })));
  const shown = deals.slice(0, lines.length);
  const money = totalText(worth, context.locale);
  const isAll = shown.length === total;
  const sum = money === undefined ? '' : ` · ${money}`;
  const page = isAll || shown.length === 0 ? '' : ` · ${offset + 1} to ${offset + shown.length}`;
  return message(
    say(`*${headline(filter, ownerName, total, context)}*${sum}${page}`, ...lines),
    act(pageWays(offset, shown.length, total, LIST_PAGE, (first) => ({ do: 'list', filter, offset: first }))),
  );
}

/** The deals that hold a text. */
export function foundDeals({ text, deals, total }: FoundAnswer, context: ViewContext): Message {
  const said = `"${escaped(text, SHOWN.said)}"`;
  if (deals.length === 0) {
    return message(
      say(`No deal has ${said} in its name, account, next step or notes.`),
      act([MY_DEALS, ALL_DEALS]),
    );
  }
  const lines = fitting(deals.map((deal) => dealLine(deal, context, { withOwner: true })));
  const isAll = lines.length === total;
  return message(
    say(`*${counted(total, 'deal')} with ${said}*`, ...lines),
    isAll ? undefined : say(`These are the first ${lines.length}. More words narrow it down.`),
  );
}

function headline(filter: ListFilter, ownerName: string | null, total: number, context: ViewContext): string {
  switch (filter.kind) {
    case 'mine':
      return counted(total, 'open deal');
    case 'all':
      return `${counted(total, 'open deal')} of everyone`;
    case 'stage':
      return `${counted(total, 'deal')} in ${stageName(filter.stage, context)}`;
    case 'owner':
      return `${counted(total, 'open deal')} of ${escaped(ownerName ?? 'somebody', SHOWN.person)}`;
    default:
      return filter satisfies never;
  }
}

function emptyList(filter: ListFilter, ownerName: string | null, context: ViewContext): Message {
  const example = code(`${context.dealCommand} create Acme 50k`);
  switch (filter.kind) {
    case 'mine':
      return noDealsOfMine(context);
    case 'all':
      return message(say(`No open deals yet. Type ${example}, or`), act([CREATE_A_DEAL]));
    case 'stage':
      return message(say(`No deals in ${stageName(filter.stage, context)}.`), act([MY_DEALS, ALL_DEALS]));
    case 'owner':
      return message(
        say(`${escaped(ownerName ?? 'Nobody', SHOWN.person)} has no open deals.`),
        act([MY_DEALS, ALL_DEALS]),
      );
    default:
      return filter satisfies never;
  }
}

/** For who has no open deals: how to begin, and everyone else's. */
export function noDealsOfMine({ dealCommand }: ViewContext): Message {
  return message(
    say(`You have no open deals. Type ${code(`${dealCommand} create Acme 50k`)}, or`),
    act([CREATE_A_DEAL, ALL_DEALS]),
  );
}
