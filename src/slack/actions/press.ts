import type { Answer } from '../../deals/answer.ts';
import { listByNeed } from '../../deals/list-by-need.ts';
import { listDealsOf } from '../../deals/list-deals.ts';
import { Refused } from '../../deals/refusal.ts';
import type { Request } from '../../deals/request.ts';
import { runSentence } from '../../deals/run-sentence.ts';
import { openStage, showBoard } from '../../deals/show-board.ts';
import { showHistoryByNumber } from '../../deals/show-history.ts';
import { showTeamLoad } from '../../deals/show-team-load.ts';
import { undoChange } from '../../deals/undo-change.ts';
import type { Speaker } from '../../storage/speakers.ts';
import type { SlackContext } from '../context.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import { choiceOrigin, type Press } from '../views/button-value.ts';
import type { Message } from '../views/message.ts';
import { askOwner } from './ask-owner.ts';

/** Where a button was pressed, and by whom. */
export interface PressedBy {
  readonly speaker: Speaker;
  readonly blockId: string;
  readonly triggerId: string;
  readonly via: 'button' | 'home';
}

/** Does what a button says, as the person who pressed it: no button can do more than they may type. */
export async function press(
  context: SlackContext,
  pressedBy: PressedBy,
  pressed: Exclude<Press, { readonly do: 'open' | 'home' }>,
): Promise<Message> {
  const request: Request = {
    speaker: pressedBy.speaker,
    // The buttons of one question share its input: whichever is pressed first takes effect, once.
    inputId: choiceOrigin(pressedBy.blockId) ?? `press:${pressedBy.triggerId}`,
    via: pressedBy.via,
    at: context.now(),
  };
  if (pressed.do === 'ask') return askOwner(context, request, pressed.number);
  return answerMessage(await answerPressed(context, request, pressed), viewContext(context, request));
}

async function answerPressed(
  { dependencies }: SlackContext,
  request: Request,
  pressed: Exclude<Press, { readonly do: 'open' | 'home' | 'ask' }>,
): Promise<Answer> {
  switch (pressed.do) {
    case 'say':
      return runSentence(dependencies, request, pressed.sentence);
    case 'undo':
      return refusable(async () => ({
        kind: 'changed',
        change: await undoChange(dependencies, request, pressed),
      }));
    case 'list':
      return refusable(() => listDealsOf(dependencies, request, pressed.filter, pressed.offset));
    case 'mine':
      return { kind: 'byNeed', page: await listByNeed(dependencies, request, pressed.offset) };
    case 'board': {
      const board = await showBoard(dependencies, request, pressed.scope);
      return { kind: 'board', board, offset: pressed.offset };
    }
    case 'stage':
      return refusable(async () => ({
        kind: 'stage',
        opened: await openStage(dependencies, request, pressed.scope, pressed),
      }));
    case 'team': {
      const load = await showTeamLoad(dependencies, request, pressed.scope);
      return { kind: 'team', load, offset: pressed.offset };
    }
    case 'history':
      return refusable(() => showHistoryByNumber(dependencies, request, pressed.number, pressed.offset));
    default:
      return pressed satisfies never;
  }
}

async function refusable(make: () => Promise<Answer>): Promise<Answer> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', refusal: error.refusal, retry: null };
  }
}
