import { runSentence } from '../../deals/run-sentence.ts';
import type { Speaker } from '../../storage/speakers.ts';
import type { SlackContext } from '../context.ts';
import { viewContext } from '../view-context.ts';
import { answerMessage } from '../views/answer.ts';
import type { Message } from '../views/message.ts';
import type { CommandPayload } from './commands.ts';

/** `/deal …`: what was typed is a sentence; nothing typed lists the person's open deals. */
export async function answerDealCommand(
  context: SlackContext,
  speaker: Speaker,
  { text, trigger_id }: CommandPayload,
): Promise<Message> {
  const request = { speaker, inputId: `command:${trigger_id}`, via: 'command', at: context.now() } as const;
  const answer = await runSentence(context.dependencies, request, text.trim() === '' ? 'list mine' : text);
  return answerMessage(answer, viewContext(context, request));
}
