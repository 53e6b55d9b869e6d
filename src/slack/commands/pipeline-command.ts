import type { BoardScope } from '../../deals/board-scope.ts';
import { showBoard } from '../../deals/show-board.ts';
import { showTeamLoad } from '../../deals/show-team-load.ts';
import type { Speaker } from '../../storage/speakers.ts';
import type { SlackContext } from '../context.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import type { Message } from '../views/message.ts';
import { pipelineHelp, pipelineUnknown } from '../views/pipeline-help.ts';
import type { CommandPayload } from './commands.ts';

/** What the words after `/pipeline` ask for. */
type Wanted =
  | { readonly show: 'board' | 'team'; readonly scope: BoardScope }
  | { readonly show: 'help' }
  | { readonly show: 'unknown' };

const SCOPES: Readonly<Record<string, BoardScope>> = {
  mine: 'mine',
  my: 'mine',
  me: 'mine',
  all: 'all',
  everyone: 'all',
  team: 'team',
};

/** `/pipeline …`: the board, the team's load, or what there is. */
export async function answerPipelineCommand(
  context: SlackContext,
  speaker: Speaker,
  { text, trigger_id }: CommandPayload,
): Promise<Message> {
  const request = { speaker, inputId: `command:${trigger_id}`, via: 'command', at: context.now() } as const;
  const view = viewContext(context, request);
  const wanted = readWanted(text);
  switch (wanted.show) {
    case 'board': {
      const board = await showBoard(context.dependencies, request, wanted.scope);
      return answerMessage({ kind: 'board', board, offset: 0 }, view);
    }
    case 'team': {
      const load = await showTeamLoad(context.dependencies, request, wanted.scope);
      return answerMessage({ kind: 'team', load, offset: 0 }, view);
    }
    case 'help':
      return pipelineHelp(context);
    case 'unknown':
      return pipelineUnknown(text, context);
    default:
      return wanted satisfies never;
  }
}

/** `[board] [mine|team|all]`, `team [all]`, `help`. */
function readWanted(text: string): Wanted {
  const [first = 'board', ...rest] = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const scope = rest.length < 2 ? SCOPES[rest[0] ?? 'all'] : undefined;
  if (first === 'help') return { show: 'help' };
  if (first === 'team' && rest.length === 0) return { show: 'team', scope: 'team' };
  if ((first === 'team' || first === 'board') && scope !== undefined) return { show: first, scope };
  const alone = SCOPES[first];
  return alone === undefined || rest.length > 0 ? { show: 'unknown' } : { show: 'board', scope: alone };
}
