import type { Choice } from '../../../deals/answer.ts';
import type { Way } from '../blocks.ts';
import { choiceBlockId } from '../button-value.ts';
import { boldName } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, type Message, message, say } from '../message.ts';
import { sentenceLabel } from '../sentence-label.ts';
import { escaped, plain } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { MY_DEALS } from '../ways.ts';

/** No deal is near enough to act on: the nearest, and a new one, as buttons. */
export function notFound(
  said: string,
  nearest: Choice | null,
  createSentence: string | null,
  context: ViewContext,
): Message {
  const near: Way[] =
    nearest === null
      ? []
      : [
          {
            label: sentenceLabel(nearest.sentence, nearest.deal, context),
            press: { do: 'say', sentence: nearest.sentence },
          },
        ];
  const create: Way[] =
    createSentence === null
      ? []
      : [{ label: `Create "${plain(said, 50)}"`, press: { do: 'say', sentence: createSentence } }];
  return message(
    say(
      [missing(said), nearest === null ? '' : `The nearest is ${boldName(nearest.deal)}.`].join(' ').trim(),
    ),
    act([...near, ...create], [], { blockId: choiceBlockId(context.inputId) }),
    near.length + create.length > 0 ? undefined : act([MY_DEALS]),
  );
}

function missing(said: string): string {
  if (said === '') return 'I found no such deal.';
  if (/^#\d+$/.test(said)) return `There is no deal ${said}.`;
  return `I found no deal like "${escaped(said, SHOWN.said)}".`;
}
