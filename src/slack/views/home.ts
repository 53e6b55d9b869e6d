import type { HeaderBlock, HomeView, KnownBlock } from '@slack/types';
import { NEED_PAGE } from '../../deals/list-by-need.ts';
import type { Happening, Home } from '../../deals/my-home.ts';
import type { TeamLoad } from '../../deals/show-team-load.ts';
import { boardHeadline, filledStages } from './answers/board.ts';
import { needParts } from './answers/by-need.ts';
import { pageWays } from './answers/page-ways.ts';
import { repLine, teamHeadline } from './answers/team-load.ts';
import type { Way } from './blocks.ts';
import { agoText } from './day-text.ts';
import { deedText } from './event-text.ts';
import { LIMITS, SHOWN } from './limits.ts';
import { act, fitting, type Message, message, say } from './message.ts';
import { code, counted, escaped } from './text.ts';
import type { ViewContext } from './view-context.ts';
import { CREATE_A_DEAL, MY_BOARD } from './ways.ts';

/** Of a large team so many stand on Home; the rest is behind a button. */
const REPS_ON_HOME = 8;

const BOARD_OF_ALL: Way = { label: "Everyone's board", press: { do: 'board', scope: 'all', offset: 0 } };
const TEAM: Way = { label: 'The team', press: { do: 'team', scope: 'team', offset: 0 } };

/** The Home tab: my deals by stage, what to do next and why, what others did, and the team for who leads one. */
export function homeView(home: Home, context: ViewContext): HomeView {
  return view([
    ...myDeals(home, context),
    ...toDo(home, context),
    ...lately(home.lately, context),
    ...(home.team === null ? [] : team(home.team, context)),
  ]);
}

/** A message in Home's place: that it is for members only, or that something broke. */
export function homeNotice({ blocks }: Message): HomeView {
  return view(blocks);
}

function myDeals({ mine }: Home, context: ViewContext): KnownBlock[] {
  if (mine.count === 0) {
    const example = code(`${context.dealCommand} create Acme 50k`);
    return message(say(`No deals yet. Type ${example}, or`), act([CREATE_A_DEAL, BOARD_OF_ALL])).blocks;
  }
  return [
    heading('My deals'),
    ...message(
      say(...boardHeadline(mine, context)),
      say(...fitting(filledStages(mine, context))),
      act([CREATE_A_DEAL, MY_BOARD, BOARD_OF_ALL]),
    ).blocks,
  ];
}

function toDo({ toDo: { deals, count, offset } }: Home, context: ViewContext): KnownBlock[] {
  if (count === 0) return [];
  const page = count > deals.length && deals.length > 0;
  return [
    heading('What to do next'),
    ...message(
      ...needParts(deals, context),
      page ? say(`${offset + 1} to ${offset + deals.length} of ${counted(count, 'deal')}`) : undefined,
      act(pageWays(offset, deals.length, count, NEED_PAGE, (first) => ({ do: 'home', offset: first }))),
    ).blocks,
  ];
}

function lately(happenings: readonly Happening[], context: ViewContext): KnownBlock[] {
  if (happenings.length === 0) return [];
  const lines = happenings.map(({ deal, happened: { event, actorName } }) => {
    const subject = `*${escaped(deal.name, SHOWN.nameInList)}* #${deal.number}`;
    const deed = deedText(event, deal, subject, context);
    return `${escaped(actorName, SHOWN.person)} ${deed} · ${agoText(event.effectiveAt, context)}`;
  });
  return [heading('What changed lately'), ...message(say(...fitting(lines))).blocks];
}

function team(load: TeamLoad, context: ViewContext): KnownBlock[] {
  const lines = fitting(load.reps.slice(0, REPS_ON_HOME).map((rep) => repLine(rep, context)));
  return [
    heading('The team'),
    ...message(say(teamHeadline(load, context)), say(...lines), act([TEAM, BOARD_OF_ALL])).blocks,
  ];
}

function heading(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text } };
}

function view(blocks: readonly KnownBlock[]): HomeView {
  return { type: 'home', blocks: blocks.slice(0, LIMITS.modalBlocks) };
}
