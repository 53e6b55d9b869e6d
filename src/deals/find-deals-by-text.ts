import { normaliseName } from '../language/normalise-name.ts';
import { findDealsMentioning } from '../storage/deals.ts';
import type { Answer } from './answer.ts';
import type { Dependencies, Request } from './request.ts';

/** Deals found at once; a longer list means that the words were too common. */
const MOST = 10;

/** Deals whose name, account, next step or notes hold the text. */
export async function findDealsByText(
  { storage }: Pick<Dependencies, 'storage'>,
  { speaker }: Request,
  text: string,
): Promise<Answer> {
  const found = await findDealsMentioning(storage.database, speaker.workspace.id, {
    text,
    foldedText: normaliseName(text),
    limit: MOST,
  });
  return { kind: 'found', text, ...found };
}
