import { DEAL_VERBS, type DealVerb } from './intent.ts';
import { forgivenTypos, nearest } from './nearest.ts';

/** What people type for each verb, beside the verb itself. */
const SYNONYMS: Readonly<Record<DealVerb, readonly string[]>> = {
  create: ['new', 'add', 'make'],
  move: ['mv', 'stage', 'push'],
  advance: ['adv', 'forward', 'promote'],
  won: ['win', 'wins'],
  lost: ['lose', 'loses', 'loss'],
  set: ['update', 'change', 'edit'],
  assign: ['reassign', 'give', 'transfer'],
  next: ['nextstep', 'next-step', 'todo'],
  note: ['notes', 'comment'],
  objection: ['objections', 'object'],
  remind: ['reminder', 'remember'],
  show: ['view', 'info', 'details', 'get'],
  list: ['ls', 'deals'],
  find: ['search', 'lookup'],
  history: ['log', 'timeline', 'events'],
  undo: ['revert', 'rollback'],
  help: ['?', 'h', 'commands'],
};

/** Verbs that close a deal. */
const CLOSING: ReadonlySet<DealVerb> = new Set(['won', 'lost']);

export interface VerbReading {
  /** Undefined when no verb is near enough, or two are equally near. */
  readonly verb: DealVerb | undefined;
  /** The verb to suggest then: of two that are equally near never the one that closes a deal. */
  readonly suggested: DealVerb | null;
}

/** Reads the first word of a sentence, in any case and with few typos; a word that is far from all suggests none. */
export function readVerb(said: string): VerbReading {
  const word = said.toLowerCase().replace(/(?<=.)[:,;.!]$/, '');
  const exact = DEAL_VERBS.find((verb) => verb === word || SYNONYMS[verb].includes(word));
  if (exact !== undefined) return { verb: exact, suggested: exact };
  const near = nearVerbs(word);
  const [only, ...others] = near;
  if (only !== undefined && others.length === 0) return { verb: only, suggested: only };
  return { verb: undefined, suggested: harmless(near) };
}

/** True for a verb itself, letter by letter: "please move …". */
export function isVerb(said: string): boolean {
  return DEAL_VERBS.some((verb) => verb === said.toLowerCase());
}

/** The words that a typo may have meant. "close", "cost" and "wine" are other words, never lost or won. */
function wordsFor(verb: DealVerb, said: string): readonly string[] {
  if (!CLOSING.has(verb)) return [verb, ...SYNONYMS[verb]];
  return verb.charAt(0) === said.charAt(0) ? [verb] : [];
}

function nearVerbs(word: string): DealVerb[] {
  const wordsOf = (verb: DealVerb) => wordsFor(verb, word);
  return nearest(word, DEAL_VERBS, wordsOf, (meant) => forgivenTypos(meant.length)).map(({ item }) => item);
}

function harmless(verbs: readonly DealVerb[]): DealVerb | null {
  return verbs.find((verb) => !CLOSING.has(verb)) ?? null;
}
