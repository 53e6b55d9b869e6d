import type { DealVerb } from '../../../language/intent.ts';
import { act, type Message, message, say } from '../message.ts';
import { code } from '../text.ts';
import { VERB_HELP } from '../verb-help.ts';
import type { ViewContext } from '../view-context.ts';
import { CREATE_A_DEAL, MY_DEALS } from '../ways.ts';

/** What one wants to do, and what to type for it. */
const TASKS = [
  ['Start', 'create Acme rollout 50k closing end of next month'],
  ['Move', 'move Acme negotiation'],
  ['Close', 'won Acme 55k', 'lost Acme price'],
  ['Change', 'set Acme amount 60k', 'assign Acme @Bob'],
  ['Remember', 'next Acme call the CFO', 'note Acme legal has it', 'remind Acme Friday call'],
  ['Look', 'list', 'show Acme', 'history Acme', 'find renewal'],
  ['Take back', 'undo'],
] as const;

/** Help by task, or three examples of a verb. */
export function help(about: DealVerb | null, { dealCommand }: ViewContext): Message {
  if (about !== null) {
    const { does, examples } = VERB_HELP[about];
    return message(say(does, ...examples.map((example) => code(`${dealCommand} ${example}`))));
  }
  const tasks = TASKS.map(
    ([task, ...sentences]) => `*${task}*  ${sentences.map((sentence) => code(sentence)).join('  ')}`,
  );
  return message(
    say(`*What to type after ${code(dealCommand)}*`, ...tasks),
    say(
      `Half a name will do, and so will a typo; ${code('#42')} is exact. What is in doubt I ask. ${code(`${dealCommand} help move`)} shows more of a verb.`,
    ),
    act([CREATE_A_DEAL, MY_DEALS]),
  );
}
