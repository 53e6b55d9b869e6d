import { TEXT_LIMITS } from '../../pipeline/deal.ts';
import type { Money } from '../../pipeline/money.ts';
import { readAmount } from '../amount.ts';
import { amountAt } from '../amount-in-words.ts';
import { dealLengths, dealNumber, dealReference, splitsBeforeText } from '../deal-splits.ts';
import type { Problem, Reading, Sentence, SpeakerContext } from '../intent.ts';
import { asWritten, keyword, part, type Spoken } from '../spoken.ts';
import { lostReason } from './reason-words.ts';

/** Reads `won DEAL [for] [AMOUNT]`: with the amount at the end taken off, and with it as part of the name. */
export function readWon(spoken: Spoken, context: SpeakerContext): Sentence {
  const count = spoken.words.length;
  if (count === 0) return { ok: false, problem: { kind: 'missing', verb: 'won', what: 'deal' } };
  const readings: Reading<{ readonly amount: Money | null }>[] = [];
  let refused: Problem | undefined;
  for (const length of dealLengths(spoken, count)) {
    const deal = dealReference(part(spoken, 0, length));
    if (deal === undefined) continue;
    if (length === count) readings.push({ deal, amount: null });
    else {
      const amount = amountToTheEnd(spoken, length, context);
      if (amount?.ok === true) readings.push({ deal, amount: amount.money });
      else refused ??= amount?.problem;
    }
  }
  if (refused !== undefined) return { ok: false, problem: refused };
  if (readings.length > 0) return { ok: true, intent: { verb: 'won', readings } };
  const said = asWritten(withoutFor(spoken, 1));
  return { ok: false, problem: { kind: 'badAmount', said, reason: 'notAnAmount', currency: null } };
}

/** After "for", or after an exact number, any number is an amount; otherwise only what looks like one. */
function amountToTheEnd(spoken: Spoken, from: number, context: SpeakerContext) {
  const rest = withoutFor(spoken, from);
  const isSaid = rest.words.length < spoken.words.length - from || dealNumber(spoken.words[0]) !== undefined;
  if (isSaid) return readAmount(asWritten(rest), context);
  const found = amountAt(spoken, from, context);
  return found?.end === spoken.words.length ? found.reading : undefined;
}

function withoutFor(spoken: Spoken, from: number): Spoken {
  const word = keyword(spoken.words[from]);
  return part(spoken, word === 'for' || word === 'at' ? from + 1 : from);
}

/** Reads `lost DEAL [REASON…]`: the words after the deal are kept as they are, and counted by what they tell. */
export function readLost(spoken: Spoken): Sentence {
  const whole = dealReference(spoken);
  if (whole === undefined) return { ok: false, problem: { kind: 'missing', verb: 'lost', what: 'deal' } };
  const withReason = splitsBeforeText(spoken).map(({ deal, rest }) => {
    const note = asWritten(rest);
    return { deal, reason: lostReason(note), note };
  });
  const limit = TEXT_LIMITS.lostNote;
  const length = Math.min(...withReason.map(({ note }) => note.length));
  if (length > limit && withReason.length > 0) {
    return { ok: false, problem: { kind: 'textTooLong', field: 'lostNote', length, limit } };
  }
  const isWholeDeal = dealLengths(spoken, spoken.words.length).at(-1) === spoken.words.length;
  const alone = isWholeDeal ? [{ deal: whole, reason: null, note: null }] : [];
  return { ok: true, intent: { verb: 'lost', readings: [...alone, ...withReason] } };
}
