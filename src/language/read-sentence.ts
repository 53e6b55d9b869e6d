import { type DealVerb, LONGEST_SENTENCE, type Sentence, type SpeakerContext } from './intent.ts';
import { part, type Spoken, speak } from './spoken.ts';
import { isVerb, readVerb } from './verb-words.ts';
import { readAssign } from './verbs/assign.ts';
import { readLost, readWon } from './verbs/close.ts';
import { readCreate } from './verbs/create.ts';
import { readAdvance, readFind, readHelp, readList, readLook, readUndo } from './verbs/look.ts';
import { readMove } from './verbs/move.ts';
import { readRemind } from './verbs/remind.ts';
import { readSet } from './verbs/set.ts';
import { readObjection, readText } from './verbs/texts.ts';

type Reader = (spoken: Spoken, context: SpeakerContext) => Sentence;

const READERS: Readonly<Record<DealVerb, Reader>> = {
  create: readCreate,
  move: readMove,
  advance: readAdvance,
  won: readWon,
  lost: readLost,
  set: readSet,
  assign: readAssign,
  next: (spoken) => readText('next', spoken),
  note: (spoken) => readText('note', spoken),
  objection: readObjection,
  remind: readRemind,
  show: (spoken) => readLook('show', spoken),
  list: readList,
  find: readFind,
  history: (spoken) => readLook('history', spoken),
  undo: readUndo,
  help: readHelp,
};

/**
 * Reads what a person typed after `/deal`, as Slack sends it (`&amp;`, `<@U123|ann>`), into what it means.
 * Where a deal is named, every plausible reading is kept: choose-deal.ts decides when the deals are
 * known. Never throws, whatever the text.
 */
export function readSentence(text: string, context: SpeakerContext): Sentence {
  const length = text.trim().length;
  if (length > LONGEST_SENTENCE) {
    return { ok: false, problem: { kind: 'tooLong', length, limit: LONGEST_SENTENCE } };
  }
  const said = withoutCommand(text);
  const spoken = speak(said);
  const [first] = spoken.words;
  if (first === undefined) return { ok: false, problem: { kind: 'empty' } };
  const speaker = { ...context, locale: knownLocale(context.locale) };
  const { verb, suggested } = readVerb(first.text);
  if (verb !== undefined) return READERS[verb](part(spoken, 1), speaker);
  const suggestion = suggestedSentence(said, spoken, suggested, speaker);
  return { ok: false, problem: { kind: 'unknownVerb', said: first.text, suggestion } };
}

/** People paste "/deal move …" after the command or into a message. */
function withoutCommand(text: string): string {
  return text.trim().replace(/^\/[\w-]+(?:\s+|$)/, '');
}

/** The sentence with its verb put right, from its verb on ("please move …"), or with the one that "Acme negotiation" leaves out. */
function suggestedSentence(
  text: string,
  spoken: Spoken,
  suggested: DealVerb | null,
  context: SpeakerContext,
) {
  if (suggested !== null) return text.replace(/^\S+/, suggested);
  const [, second] = spoken.words;
  if (second?.kind === 'plain' && isVerb(second.text)) {
    const rest = text.replace(/^\S+\s+/, '');
    if (readSentence(rest, context).ok) return rest;
  }
  const moved = readMove(spoken, context);
  const isMove =
    moved.ok &&
    moved.intent.verb === 'move' &&
    moved.intent.readings.some(({ stage }) => stage.distance === 0);
  return isMove ? `move ${text}` : null;
}

/** Slack's locale where Intl knows it, else American English, which is what Slack falls back to. */
function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace('_', '-'))[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}
