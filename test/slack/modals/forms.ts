import type { Message } from '../../../src/playground/state/messages.ts';
import type { View } from '../../../src/playground/state/views.ts';
import type { FrontDoor } from '../front-door.ts';

/** The form that a person has before them, once it is there. */
export async function formOf({ slack }: FrontDoor, user: string, holds: string): Promise<View> {
  return slack.waitFor(() => {
    const view = slack.modal(user);
    return view !== null && words(view).includes(holds) ? view : null;
  });
}

/** Types `/deal VERB` and answers with the form that opens. */
export async function openByVerb(door: FrontDoor, user: string, verb: string, holds: string): Promise<View> {
  const earlier = door.slack.modal(user);
  if (earlier !== null) await door.slack.close(earlier, { all: true });
  const result = await door.slack.command({ user, channel: 'C0DEALS', command: '/deal', text: verb });
  if (result.error !== null) throw new Error(`"${verb}" was not acknowledged: ${result.error}`);
  return formOf(door, user, holds);
}

/** Opens a form about a deal: by its verb and by choosing the deal, as somebody would who knows a part of its name. */
export async function openAbout(
  door: FrontDoor,
  user: string,
  verb: string,
  { name, number }: { readonly name: string; readonly number: number },
): Promise<View> {
  const { slack } = door;
  await openByVerb(door, user, verb, '"deal"');
  await slack.options({ user, blockId: 'deal', actionId: 'deal', query: name });
  await slack.press({ user, blockId: 'deal', actionId: 'deal', value: String(number) });
  return formOf(door, user, `* #${number}"`);
}

/** Everything that a view says and holds, as one text. */
export function words(view: View): string {
  return JSON.stringify(view.blocks);
}

/** What stands in a field before anybody types; undefined: nothing. */
export function initial(view: View, field: string): unknown {
  const block = view.blocks.find((one) => one['block_id'] === field);
  const element = JSON.parse(JSON.stringify(block?.['element'] ?? {}));
  const key = Object.keys(element).find((name) => name.startsWith('initial_'));
  return key === undefined ? undefined : (element[key].value ?? element[key]);
}

/** The fields of a view, in their order. */
export function fields(view: View): string[] {
  return view.blocks.filter((block) => block['type'] === 'input').map((block) => String(block['block_id']));
}

/** What a person is told, that only they see, after doing something. */
export async function receiptAfter(
  { slack }: FrontDoor,
  user: string,
  act: () => Promise<unknown>,
): Promise<Message> {
  const before = slack.ephemerals(user).length;
  await act();
  return slack.waitFor(() => slack.ephemerals(user)[before]);
}
