import type { BoardScope } from '../../../deals/board-scope.ts';
import { LIST_PAGE } from '../../../deals/list-deals.ts';
import type { Board, BoardLine, OpenedStage } from '../../../deals/show-board.ts';
import type { Way } from '../blocks.ts';
import { dealLine } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, aside, fitting, type Message, message, type Part, say } from '../message.ts';
import { shortMoney, totalText } from '../money-text.ts';
import { code, counted, escaped, plain } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { CREATE_A_DEAL } from '../ways.ts';
import { pageWays } from './page-ways.ts';
import { scopeNote, scopeWays, whose } from './scope.ts';

/** Stages on one page of the board. */
const STAGES_PAGE = 12;
/** Buttons in one row on a phone. */
const ROW = 4;
/** Blocks in the bar of the fullest stage. */
const BAR = 8;
/** Characters that the headline and the notes may take beside the lines. */
const ROOM_FOR_HEADLINE = 900;

/** The pipeline at a glance: what it comes to, a line a stage, and a button that opens each. */
export function board(shown: Board, offset: number, context: ViewContext): Message {
  const { scope, lead, lines, count } = shown;
  const most = Math.max(1, ...lines.map((line) => line.count));
  const wanted = lines.slice(offset, offset + STAGES_PAGE);
  const written = fitting(
    wanted.map((line) => stageLine(line, most, context)),
    ROOM_FOR_HEADLINE,
  );
  const page = wanted.slice(0, written.length);
  const way = (first: number) => ({ do: 'board', scope, offset: first }) as const;
  return message(
    say(...boardHeadline(shown, context), scopeNote(shown)),
    count === 0
      ? say(`No open deals here. Type ${code(`${context.dealCommand} create Acme 50k`)}, or`)
      : say(...written),
    shown.withoutAmount === 0
      ? undefined
      : aside(`${counted(shown.withoutAmount, 'deal')} without an amount, in no total.`),
    ...stageRows(page, scope),
    act([
      ...(count === 0 ? [CREATE_A_DEAL] : []),
      ...pageWays(offset, page.length, lines.length, STAGES_PAGE, way),
      ...scopeWays(scope, lead, (other) => ({ do: 'board', scope: other, offset: 0 })),
    ]),
  );
}

/** The deals of one stage of the board. */
export function openedStage(opened: OpenedStage, context: ViewContext): Message {
  const { scope, stage, deals, count, offset, total } = opened;
  const name = escaped(stage.name, SHOWN.stage);
  const back: Way = { label: 'Back to the board', press: { do: 'board', scope, offset: 0 } };
  const money = totalText(total, context.locale);
  const lines = fitting(deals.map((deal) => dealLine(deal, context, { withOwner: scope !== 'mine' })));
  const pieces = [
    `*${name}* · ${counted(count, 'open deal')}${whose(opened)}`,
    money,
    lines.length === count || lines.length === 0 ? undefined : `${offset + 1} to ${offset + lines.length}`,
  ];
  return message(
    say(pieces.filter((piece) => piece !== undefined).join(' · '), ...lines),
    act([
      ...pageWays(offset, lines.length, count, LIST_PAGE, (first) => ({
        do: 'stage',
        scope,
        stage: stage.key,
        offset: first,
      })),
      back,
    ]),
  );
}

/** "*$2.4m open* + ¥500k without a rate · 34 deals of everyone", and "Weighted by stage: $980k". */
export function boardHeadline(
  { total, weighted, count, ...shown }: Board,
  { locale }: ViewContext,
): string[] {
  const apart = totalText({ ...total, money: { ...total.money, minor: 0n } }, locale);
  const likely = totalText(weighted, locale);
  return [
    `*${shortMoney(total.money, locale)} open*${apart === undefined ? '' : ` + ${apart}`} · ${counted(count, 'deal')}${whose(shown)}`,
    ...(likely === undefined ? [] : [`Weighted by stage: ${likely}`]),
  ];
}

/** "Proposal ███ 11 · $1.2m" */
function stageLine({ stage, count, total }: BoardLine, most: number, { locale }: ViewContext): string {
  const name = escaped(stage.name, SHOWN.stage);
  const retired = stage.isRetired ? ' (retired)' : '';
  if (count === 0) return `${name}${retired} – none`;
  const bar = '█'.repeat(Math.max(1, Math.round((count / most) * BAR)));
  const money = totalText(total, locale);
  return `${name}${retired} ${bar} ${count.toLocaleString('en')}${money === undefined ? '' : ` · ${money}`}`;
}

/** The lines of the stages in which something stands. */
export function filledStages({ lines }: Board, context: ViewContext): string[] {
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return lines.filter(({ count }) => count > 0).map((line) => stageLine(line, most, context));
}

/** Only stages in which something stands can be opened. */
function stageRows(lines: readonly BoardLine[], scope: BoardScope): (Part | undefined)[] {
  const ways = lines
    .filter(({ count }) => count > 0)
    .map(
      ({ stage, count }): Way => ({
        label: plain(stage.name, 30),
        about: counted(count, 'deal'),
        press: { do: 'stage', scope, stage: stage.key, offset: 0 },
      }),
    );
  const rows = Array.from({ length: Math.ceil(ways.length / ROW) }, (_, row) =>
    ways.slice(row * ROW, (row + 1) * ROW),
  );
  return rows.map((row) => act(row));
}
