import { normaliseName } from '../../language/normalise-name.ts';
import { LOST_REASONS, type LostReason } from '../../pipeline/deal.ts';

/** Words that give a reason away, in the order of trying: "no budget" before "price". */
const SIGNS: readonly (readonly [LostReason, RegExp])[] = [
  ['noBudget', /\b(budget|funding|funds|no money)\b/],
  ['price', /\b(price|pricing|priced|cost|costs|expensive|cheaper|discount)\b/],
  ['competitor', /\b(competitor|competition|competitors|rival|went with|chose another|incumbent)\b/],
  ['timing', /\b(timing|time|timeline|later|postponed|delayed|too early|too late|on hold|not now)\b/],
  [
    'missingFeature',
    /\b(feature|features|functionality|missing|capability|capabilities|product fit|requirements?|integration)\b/,
  ],
  [
    'noDecision',
    /\b(no decision|undecided|unresponsive|no response|ghosted|stalled|went dark|lost contact|no contact|no interest|lost interest|non responsive)\b/,
  ],
];

/** A file's words for why a deal was lost, as a reason that can be counted and a note that keeps the words. */
export function readLostReason(text: string): { lostReason: LostReason | null; lostNote: string | null } {
  if (text === '') return { lostReason: null, lostNote: null };
  const key = LOST_REASONS.find((reason) => reason === text);
  if (key !== undefined) return { lostReason: key, lostNote: null };
  const words = normaliseName(text);
  return { lostReason: SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? 'other', lostNote: text };
}
