import type { CreateIntent } from '../../../language/intent.ts';
import { choiceBlockId } from '../button-value.ts';
import { act, type Message, message, say } from '../message.ts';
import { exactMoney } from '../money-text.ts';
import { code, plain } from '../text.ts';
import type { ViewContext } from '../view-context.ts';

/** Asks which of several amounts in a new deal's sentence is the amount; the other belongs to the name. */
export function whichAmount(
  choices: readonly { readonly intent: CreateIntent; readonly sentence: string }[],
  context: ViewContext,
): Message {
  const ways = choices.slice(0, 10).map(({ intent: { name, amount }, sentence }) => ({
    label: `${plain(name, 45)} · ${amount === null ? 'no amount' : plain(exactMoney(amount, context.locale), 25)}`,
    press: { do: 'say', sentence } as const,
  }));
  return message(
    say('Which is the amount? I read more than one.'),
    act(ways, [], { blockId: choiceBlockId(context.inputId) }),
    say(
      `Nothing has been created yet. Or put the name in quotes: ${code(`${context.dealCommand} create "Route 2000" 50k`)}.`,
    ),
  );
}
