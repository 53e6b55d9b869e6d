import type { LostReason, ObjectionKind } from '../../pipeline/deal.ts';
import { normaliseName } from '../normalise-name.ts';

// In the order in which they are tried: "no budget this year" is about the budget, not the time.
const LOST_WORDS: readonly (readonly [LostReason, RegExp])[] = [
  [
    'noBudget',
    /\b(no|without|lack of|lost|cut) (the )?(budget|money|funding|funds)\b|\bbudget (cut|cuts|frozen|freeze|gone)\b|\bbudget\b/,
  ],
  [
    'missingFeature',
    /\b(missing|lacks|lacking|no) (a |an |the )?(feature|features|integration|api|sso)\b|\bfeatures?\b|\bfunctionality\b/,
  ],
  [
    'competitor',
    /\bcompetitors?\b|\bcompetition\b|\b(went|gone|going|chose|picked|signed) (with|for)\b|\bchose\b/,
  ],
  [
    'noDecision',
    /\bno decision\b|\bundecided\b|\bghosted\b|\bgone (dark|quiet|silent)\b|\bwent (dark|quiet|silent)\b|\bunresponsive\b|\bno (answer|reply|response)\b|\bstalled\b/,
  ],
  ['price', /\bprice[ds]?\b|\bpricing\b|\bpricey\b|\bexpensive\b|\bcosts?\b|\bcostly\b|\bcheaper\b/],
  [
    'timing',
    /\btiming\b|\btoo (early|late|soon)\b|\blater\b|\bnext year\b|\bnot now\b|\bpostponed\b|\bdelayed\b|\bon hold\b/,
  ],
];

const OBJECTION_WORDS: readonly (readonly [ObjectionKind, RegExp])[] = [
  [
    'price',
    /\bprice[ds]?\b|\bpricing\b|\bpricey\b|\bexpensive\b|\bcosts?\b|\bcostly\b|\bcheaper\b|\bbudget\b|\bdiscount\b/,
  ],
  ['competitor', /\bcompetitors?\b|\bcompetition\b|\bincumbent\b/],
  [
    'authority',
    /\bauthority\b|\bsign ?off\b|\bapproval\b|\bnot (my|his|her|their) (call|decision)\b|\b(ask|needs?) (the |my |his |her |their )?(boss|board|ceo|cfo|manager)\b/,
  ],
  ['trust', /\btrust\b|\breferences?\b|\bsecurity\b|\brisk\b|\brisky\b|\bnever heard\b|\bproof\b/],
  ['timing', /\btiming\b|\btoo (early|late|soon)\b|\blater\b|\bnot now\b|\bnext (year|quarter)\b|\bbusy\b/],
  ['need', /\bneed\b|\bno need\b|\bdont need\b|\bgood enough\b|\bfeatures?\b/],
];

/** The reason that words for a lost deal tell; "other" when they tell none that is counted. */
export function lostReason(said: string): LostReason {
  return matching(said, LOST_WORDS) ?? 'other';
}

/** The kind of an objection by its words; "other" when they tell none that is counted. */
export function objectionKind(said: string): ObjectionKind {
  return matching(said, OBJECTION_WORDS) ?? 'other';
}

function matching<Kind>(said: string, table: readonly (readonly [Kind, RegExp])[]): Kind | undefined {
  const text = normaliseName(said);
  return table.find(([, words]) => words.test(text))?.[0];
}
