import { runSentence } from '../../deals/run-sentence.ts';
import type { Speaker } from '../../storage/speakers.ts';
import type { SlackContext } from '../context.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import type { Message } from '../views/message.ts';
import type { CommandPayload } from './commands.ts';

/** `/pipeline`: everyone's open deals, until the board takes this place. */
export async function answerPipelineCommand(
  context: SlackContext,
  speaker: Speaker,
  { trigger_id }: CommandPayload,
): Promise<Message> {
  const request = { speaker, inputId: `command:${trigger_id}`, via: 'command', at: context.now() } as const;
  const answer = await runSentence(context.dependencies, request, 'list all');
  return answerMessage(answer, viewContext(context, request));
}
