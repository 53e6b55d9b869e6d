import { cleanText } from '../../language/clean-text.ts';
import { TEXT_LIMITS } from '../../pipeline/deal.ts';
import type { Entered } from '../modals/entered.ts';
import { clip } from '../views/text.ts';

/** A message to be kept as a note. */
export interface Quote {
  /** As Slack sends it; may be empty. */
  readonly text: string;
  readonly author: string | undefined;
  readonly permalink: string | undefined;
}

/** The note of a message: who wrote it and where it stands come first, since a long note is shown cut short. */
export function quotedNote({ text, author, permalink }: Quote): Entered {
  const source = permalink === undefined ? author : `${author ?? 'A message'} (${permalink})`;
  const words = cleanText(text).text.trim();
  const whole = [source, words].filter((piece) => piece !== undefined && piece !== '').join(':\n');
  return { note: whole === '' ? null : clip(whole, TEXT_LIMITS.note) };
}
