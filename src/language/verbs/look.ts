import { dealReference } from '../deal-splits.ts';
import type { Sentence, SpeakerContext } from '../intent.ts';
import { isKnownName, memberAt } from '../member-words.ts';
import { asName, keyword, part, type Spoken } from '../spoken.ts';
import { exactStage, readStage } from '../stage-words.ts';
import { readVerb } from '../verb-words.ts';

const MY_DEALS: Sentence = { ok: true, intent: { verb: 'list', filter: { kind: 'mine' } } };

const FILLER: ReadonlySet<string> = new Set(
  'my mine own deals deal open in of the stage for from'.split(' '),
);

/** Reads `advance DEAL`. */
export function readAdvance(spoken: Spoken): Sentence {
  const deal = dealReference(spoken);
  if (deal === undefined) return { ok: false, problem: { kind: 'missing', verb: 'advance', what: 'deal' } };
  return { ok: true, intent: { verb: 'advance', readings: [{ deal }] } };
}

/** Reads `show DEAL` and `history DEAL`; without a deal both list the speaker's own. */
export function readLook(verb: 'show' | 'history', spoken: Spoken): Sentence {
  const deal = dealReference(spoken);
  return deal === undefined ? MY_DEALS : { ok: true, intent: { verb, readings: [{ deal }] } };
}

/** Reads `undo [DEAL]`. */
export function readUndo(spoken: Spoken): Sentence {
  const deal = dealReference(spoken);
  return { ok: true, intent: { verb: 'undo', readings: deal === undefined ? [] : [{ deal }] } };
}

/** Reads `find TEXT`. */
export function readFind(spoken: Spoken): Sentence {
  return spoken.words.length === 0 ? MY_DEALS : { ok: true, intent: { verb: 'find', text: asName(spoken) } };
}

/** Reads `list [mine|all|STAGE|@USER]`; any other words are looked for in names. */
export function readList(spoken: Spoken, context: SpeakerContext): Sentence {
  const wanted = withoutFiller(spoken);
  const said = asName(wanted);
  const word = said.toLowerCase();
  if (exactStage(said, context.stages) === undefined) {
    if (word === '' || word === 'me') return MY_DEALS;
    if (['all', 'everything', 'everyone', 'team'].includes(word)) {
      return { ok: true, intent: { verb: 'list', filter: { kind: 'all' } } };
    }
  }
  const member = wanted.words.length === 1 ? memberAt(wanted, 0) : undefined;
  const owner =
    member ??
    (isKnownName(said, context.memberNames ?? []) ? ({ kind: 'name', text: said } as const) : undefined);
  if (owner !== undefined) return { ok: true, intent: { verb: 'list', filter: { kind: 'owner', owner } } };
  const stage = readStage(said, context.stages);
  if (stage === undefined) return readFind(wanted);
  return { ok: true, intent: { verb: 'list', filter: { kind: 'stage', stage: stage.key } } };
}

/** "my open deals in negotiation" asks for negotiation, "my open deals" for nothing else. */
function withoutFiller(spoken: Spoken): Spoken {
  const isFiller = (at: number) => FILLER.has(keyword(spoken.words[at]) ?? '');
  let from = 0;
  while (isFiller(from)) from += 1;
  let to = spoken.words.length;
  while (to > from && ['deals', 'deal'].includes(keyword(spoken.words[to - 1]) ?? '')) to -= 1;
  return part(spoken, from, to);
}

/** Reads `help [VERB]`. */
export function readHelp(spoken: Spoken): Sentence {
  const about = spoken.words[0] === undefined ? null : (readVerb(spoken.words[0].text).verb ?? null);
  return { ok: true, intent: { verb: 'help', about } };
}
