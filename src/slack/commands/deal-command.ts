import type { Answer } from '../../deals/answer.ts';
import { listByNeed } from '../../deals/list-by-need.ts';
import { runSentence } from '../../deals/run-sentence.ts';
import type { Speaker } from '../../storage/speakers.ts';
import type { SlackContext } from '../context.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import type { Message } from '../views/message.ts';
import type { CommandPayload } from './commands.ts';

/** `/deal …`: what was typed is a sentence; nothing typed lists the person's open deals with what each asks for. */
export async function answerDealCommand(
  context: SlackContext,
  speaker: Speaker,
  { text, trigger_id }: CommandPayload,
): Promise<Message> {
  const request = { speaker, inputId: `command:${trigger_id}`, via: 'command', at: context.now() } as const;
  const { dependencies } = context;
  const answer: Answer =
    text.trim() === ''
      ? { kind: 'byNeed', page: await listByNeed(dependencies, request, 0) }
      : await runSentence(dependencies, request, text);
  return answerMessage(answer, viewContext(context, request));
}
