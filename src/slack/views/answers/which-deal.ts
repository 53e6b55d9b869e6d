import type { Choice } from '../../../deals/answer.ts';
import type { Way } from '../blocks.ts';
import { choiceBlockId } from '../button-value.ts';
import { dealLabel } from '../deal-text.ts';
import { LIMITS, SHOWN } from '../limits.ts';
import { act, choose, type Message, message, type Part, say } from '../message.ts';
import { onlyLooks, typeable } from '../sentence-label.ts';
import { code, counted, escaped } from '../text.ts';
import type { ViewContext } from '../view-context.ts';

/** More buttons than this are no longer read; a menu that can be searched is. */
const MOST_BUTTONS = 10;

/** Asks which of several deals is meant; the buttons carry the sentence on. */
export function whichDeal(choices: readonly Choice[], said: string, context: ViewContext): Message {
  const question = said === '' ? 'Which deal?' : `Which ${escaped(said, SHOWN.said)}?`;
  const offered = offer(choices, context);
  return message(
    say(question),
    offered.part,
    say(
      [unchanged(choices), ...missing(choices.length, offered.count), hint(choices, context)]
        .join(' ')
        .trim(),
    ),
  );
}

function offer(
  choices: readonly Choice[],
  context: ViewContext,
): { readonly part: Part | undefined; readonly count: number } {
  const blockId = choiceBlockId(context.inputId);
  if (choices.length > MOST_BUTTONS) {
    const ways = waysOf(choices.slice(0, LIMITS.selectOptions), context);
    const menu = choose('Pick a deal', ways, blockId);
    if (menu !== undefined) return { part: menu, count: ways.length };
  }
  const part = act(waysOf(choices.slice(0, MOST_BUTTONS), context), [], { blockId });
  return { part, count: part === undefined ? 0 : Math.min(choices.length, MOST_BUTTONS) };
}

function waysOf(choices: readonly Choice[], context: ViewContext): Way[] {
  const max = LIMITS.buttonText;
  const labels = choices.map(({ deal }) => dealLabel(deal, context, { max, withNumber: false }));
  return choices.map(({ deal, sentence }, index) => {
    const isTwice = labels.filter((label) => label === labels[index]).length > 1;
    return {
      label: dealLabel(deal, context, { max, withNumber: isTwice }),
      press: { do: 'say', sentence },
    };
  });
}

function unchanged([first]: readonly Choice[]): string {
  return first !== undefined && onlyLooks(first.sentence) ? '' : 'Nothing has changed yet.';
}

function missing(all: number, offered: number): string[] {
  if (offered === 0) return ['What you wrote is too long for a button.'];
  // The search stops counting where a menu ends.
  const count = all > LIMITS.selectOptions ? `More than ${LIMITS.selectOptions} deals` : counted(all, 'deal');
  return all > offered
    ? [`${count} fit; these are the first ${offered}. More of the name narrows it down.`]
    : [];
}

function hint([first]: readonly Choice[], context: ViewContext): string {
  if (first === undefined) return '';
  const typed = typeable(first.sentence, context);
  return typed === undefined
    ? `Or say it again with the deal's number, for example ${code(`#${first.deal.number}`)}.`
    : `Or type ${code(typed)}.`;
}
