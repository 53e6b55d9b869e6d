import { normaliseName } from '../../language/normalise-name.ts';
import type { StageKind } from '../../pipeline/stage.ts';

const USUAL_WORDS: { readonly [Kind in StageKind]: readonly string[] } = {
  open: ['open', 'in progress', 'active', 'new', 'pending'],
  won: ['won', 'closed won'],
  lost: ['lost', 'closed lost'],
};

/** What a file's status says of a deal; null when it says nothing, undefined for a word that I don't know. */
export function readStatus(text: string): StageKind | null | undefined {
  if (text === '') return null;
  const word = normaliseName(text);
  return (['open', 'won', 'lost'] as const).find((kind) => USUAL_WORDS[kind].includes(word));
}
