import { OBJECTION_KINDS, type ObjectionKind, TEXT_LIMITS } from '../../pipeline/deal.ts';
import { type Split, splitsBeforeText } from '../deal-splits.ts';
import type { DealReference, Reading, Sentence } from '../intent.ts';
import { asWritten, keyword, part, type Spoken } from '../spoken.ts';
import { objectionKind } from './reason-words.ts';

/** Reads `next DEAL TEXT` and `note DEAL TEXT`: every beginning may be the deal. */
export function readText(verb: 'next' | 'note', spoken: Spoken): Sentence {
  const readings = splitsBeforeText(spoken).map(({ deal, rest }) => ({ deal, text: asWritten(rest) }));
  return checked(verb, spoken, readings) ?? { ok: true, intent: { verb, readings } };
}

/** The next step of a deal that is already known. */
export function nextStepFor(deal: DealReference, value: Spoken): Sentence {
  const readings = [{ deal, text: asWritten(value) }];
  return checked('next', value, readings) ?? { ok: true, intent: { verb: 'next', readings } };
}

/** Reads `objection DEAL [KIND] TEXT`: the kind as a word of its own, else by what the text is about. */
export function readObjection(spoken: Spoken): Sentence {
  const readings = splitsBeforeText(spoken).map(objection);
  return checked('objection', spoken, readings) ?? { ok: true, intent: { verb: 'objection', readings } };
}

function objection({ deal, rest }: Split): Reading<{ readonly kind: ObjectionKind; readonly text: string }> {
  const said = keyword(rest.words[0]);
  const kind = OBJECTION_KINDS.find((known) => known === said);
  const text = asWritten(rest);
  if (kind === undefined) return { deal, kind: objectionKind(text), text };
  return { deal, kind, text: rest.words.length === 1 ? text : asWritten(part(rest, 1)) };
}

function checked(
  verb: 'next' | 'note' | 'objection',
  spoken: Spoken,
  readings: readonly { readonly text: string }[],
): Sentence | undefined {
  if (readings.length === 0) {
    const what = spoken.words.length === 0 ? 'deal' : 'text';
    return { ok: false, problem: { kind: 'missing', verb, what } };
  }
  const field = verb === 'next' ? 'nextStep' : 'note';
  const limit = TEXT_LIMITS[field];
  const length = Math.min(...readings.map(({ text }) => text.length));
  return length > limit ? { ok: false, problem: { kind: 'textTooLong', field, length, limit } } : undefined;
}
