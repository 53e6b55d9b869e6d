import type { DealVerb } from '../../language/intent.ts';
import { readVerb } from '../../language/verb-words.ts';
import type { ModalName } from '../views/button-value.ts';

const VERB_MODALS: { readonly [Verb in DealVerb]?: ModalName } = {
  create: 'create',
  move: 'move',
  advance: 'move',
  won: 'won',
  lost: 'lost',
  set: 'edit',
  assign: 'assign',
  next: 'nextStep',
  note: 'note',
  objection: 'note',
  remind: 'remind',
};

/** The form that a sentence of a verb alone opens ("move"); undefined for any other sentence. */
export function modalOfVerb(text: string): ModalName | undefined {
  const said = text.trim();
  if (said === '' || /\s/.test(said)) return undefined;
  const { verb } = readVerb(said);
  return verb === undefined ? undefined : VERB_MODALS[verb];
}
