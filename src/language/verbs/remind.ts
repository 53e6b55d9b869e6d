import { dealLengths, dealReference, withoutSeparator } from '../deal-splits.ts';
import type { Problem, Reading, Sentence, SpeakerContext } from '../intent.ts';
import { type FoundMoment, findMoments } from '../moment.ts';
import { asWritten, keyword, part, type Spoken } from '../spoken.ts';

type RemindReading = Reading<{ readonly at: Date; readonly said: string; readonly text: string }>;

/** How far ahead a reminder may be, in days. */
const MOST_DAYS = 366 * 2;

/** Reads `remind DEAL WHEN TEXT`; the time may also stand at the end. */
export function readRemind(spoken: Spoken, context: SpeakerContext): Sentence {
  const words = withoutMe(spoken);
  if (words.words.length === 0) return refuse({ kind: 'missing', verb: 'remind', what: 'deal' });
  const readings: RemindReading[] = [];
  let problem: Problem = { kind: 'missing', verb: 'remind', what: 'when' };
  for (const moment of findMoments(words, context)) {
    const reason = refusal(moment, context.now);
    if (reason === undefined) {
      readings.push(...readingsAround(words, moment));
      // Right after an exact deal there is nothing left to weigh: a time in the text is the text's.
      if (moment.start === 1 && readings.length > 0) break;
    } else problem = { kind: 'badDay', said: moment.said.replace(/^on /i, ''), reason };
  }
  return readings.length > 0 ? { ok: true, intent: { verb: 'remind', readings } } : refuse(problem);
}

function refuse(problem: Problem): Sentence {
  return { ok: false, problem };
}

/** "remind me about Acme …" names Acme. */
function withoutMe(spoken: Spoken): Spoken {
  let from = 0;
  if (keyword(spoken.words[from]) === 'me' && spoken.words.length > 1) from += 1;
  if (from > 0 && ['about', 'of', 'on'].includes(keyword(spoken.words[from]) ?? '')) from += 1;
  return part(spoken, from);
}

function refusal({ at, isImpossible }: FoundMoment, now: Date): 'impossible' | 'past' | 'tooFar' | undefined {
  if (isImpossible) return 'impossible';
  if (at.getTime() <= now.getTime()) return 'past';
  return at.getTime() - now.getTime() > MOST_DAYS * 86_400_000 ? 'tooFar' : undefined;
}

/** The deal is what stands before the time, or a beginning of it; the other words are the text. */
function readingsAround(spoken: Spoken, { start, end, at, said }: FoundMoment): RemindReading[] {
  return dealLengths(spoken, Math.min(start, 10)).flatMap((length) => {
    const deal = dealReference(part(spoken, 0, length));
    const before = asWritten(withoutSeparator(part(spoken, length, start)));
    const after = asWritten(withoutTo(withoutSeparator(part(spoken, end))));
    const text = [before, after].filter((piece) => piece !== '').join(' ');
    return deal === undefined ? [] : [{ deal, at, said, text }];
  });
}

function withoutTo(spoken: Spoken): Spoken {
  return keyword(spoken.words[0]) === 'to' && spoken.words.length > 1 ? part(spoken, 1) : spoken;
}
