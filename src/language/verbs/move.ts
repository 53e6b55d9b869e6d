import { dealLengths, dealReference } from '../deal-splits.ts';
import type { DealReference, Problem, Reading, Sentence, SpeakerContext, StageReading } from '../intent.ts';
import { asName, part, type Spoken } from '../spoken.ts';
import { longestStageName, readStage, retiredStage, suggestedStage } from '../stage-words.ts';

/** Reads `move DEAL [to|→|=>|->] STAGE`: every split whose second half names a stage. */
export function readMove(spoken: Spoken, context: SpeakerContext): Sentence {
  const words = withArrowsApart(spoken);
  const readings: Reading<{ readonly stage: StageReading }>[] = [];
  for (const length of dealLengths(words, words.words.length - 1)) {
    const split = splitAt(words, length);
    if (split === undefined || split.said.words.length > longestStageName(context.stages)) continue;
    const stage = readStage(asName(split.said), context.stages);
    if (stage !== undefined) readings.push({ deal: split.deal, stage });
  }
  if (readings.length > 0) return { ok: true, intent: { verb: 'move', readings } };
  return { ok: false, problem: whyNot(words, context) };
}

/** "Acme->closing" as three words. */
function withArrowsApart(spoken: Spoken): Spoken {
  const words = spoken.words.flatMap((word) => {
    if (word.kind !== 'plain') return [word];
    let at = word.start;
    return word.text
      .split(/(=>|-+>|:arrow_right:|➡\uFE0F?|[→⇒➔➜➝])/)
      .map((text) => {
        const piece = { ...word, text, start: at, end: at + text.length };
        at = piece.end;
        return piece;
      })
      .filter(({ text }) => text !== '');
  });
  return { text: spoken.text, words };
}

function isConnector(spoken: Spoken, at: number): boolean {
  const word = spoken.words[at];
  return word?.kind === 'plain' && /^(?:to|into|=?>|-+>|:arrow_right:|➡\uFE0F?|[→⇒➔➜➝:])$/i.test(word.text);
}

/** Deal and stage around a place; the connectors between them ("to to" is a slip) belong to neither. */
function splitAt(words: Spoken, length: number): { deal: DealReference; said: Spoken } | undefined {
  const last = words.words.length;
  if (isConnector(words, length - 1)) return undefined;
  let from = length;
  while (isConnector(words, from)) from += 1;
  const said = part(words, from, last);
  const deal = dealReference(part(words, 0, length));
  return deal === undefined || said.words.length === 0 ? undefined : { deal, said };
}

/** The most likely split of a sentence without a known stage: at the last connector, else before the last word. */
function whyNot(words: Spoken, { stages }: SpeakerContext): Problem {
  const count = words.words.length;
  if (count === 0) return { kind: 'missing', verb: 'move', what: 'deal' };
  const lengths = dealLengths(words, count - 1);
  const atConnector = lengths.findLast((length) => isConnector(words, length));
  const split = splitAt(words, atConnector ?? lengths.at(-1) ?? count);
  if (split === undefined) return { kind: 'missing', verb: 'move', what: 'stage' };
  for (const length of lengths) {
    const retired = retiredStage(asName(splitAt(words, length)?.said ?? part(words, 0, 0)), stages);
    if (retired !== undefined) return { kind: 'retiredStage', stage: retired.key };
  }
  const said = asName(split.said);
  return { kind: 'unknownStage', said, deal: split.deal, nearest: suggestedStage(said, stages) };
}
