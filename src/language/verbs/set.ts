import { dealLengths, dealReference } from '../deal-splits.ts';
import type { DealReference, FieldValue, Problem, Reading, Sentence, SpeakerContext } from '../intent.ts';
import { memberAt, namesAt } from '../member-words.ts';
import { asName, asWritten, keyword, part, type Spoken } from '../spoken.ts';
import { readStage, suggestedStage } from '../stage-words.ts';
import { readField, type Settable, suggestedField } from './field-words.ts';
import { readFieldValue } from './field-value.ts';

/** One place where a field is named: the deal before it, the value after it. */
interface Naming {
  readonly deal: DealReference;
  readonly field: Settable;
  readonly value: Spoken;
}

/** Reads `set DEAL FIELD [to] VALUE`, and `set FIELD of DEAL to VALUE`: every place where a field is named. */
export function readSet(spoken: Spoken, context: SpeakerContext): Sentence {
  if (spoken.words.length === 0) return refuse({ kind: 'missing', verb: 'set', what: 'deal' });
  const namings = [...fieldFirst(spoken), ...fieldAfterDeal(spoken)];
  if (namings.length === 0) return refuse(withoutField(spoken));
  const readings: Reading<{ readonly change: FieldValue }>[] = [];
  const problems: Problem[] = [];
  for (const { deal, field, value } of namings) {
    if (value.words.length === 0) problems.push({ kind: 'missing', verb: 'set', what: 'value' });
    else if (field === 'stage' || field === 'owner' || field === 'nextStep') continue;
    else {
      const reading = readFieldValue(field, value, context);
      if (reading.ok) readings.push({ deal, change: reading.change });
      else problems.push(reading.problem);
    }
  }
  if (readings.length > 0) return { ok: true, intent: { verb: 'set', readings } };
  const other = namings
    .map((naming) => asOtherVerb(naming, context))
    .find((sentence) => sentence !== undefined);
  return other ?? refuse(problems[0] ?? withoutField(spoken));
}

function refuse(problem: Problem): Sentence {
  return { ok: false, problem };
}

function fieldAfterDeal(spoken: Spoken): Naming[] {
  const namings: Naming[] = [];
  for (const length of dealLengths(spoken, spoken.words.length - 1)) {
    const named = fieldAt(spoken, length);
    const deal = dealReference(part(spoken, 0, length));
    if (named === undefined || deal === undefined) continue;
    namings.push({ deal, field: named.field, value: part(spoken, withoutTo(spoken, named.end)) });
  }
  return namings;
}

/** `set amount of Acme to 60k`: both "of" and "to" must be said, or it would be a guess. */
function fieldFirst(spoken: Spoken): Naming[] {
  const named = fieldAt(spoken, 0);
  if (named === undefined || !['of', 'for', 'on'].includes(keyword(spoken.words[named.end]) ?? '')) return [];
  const to = spoken.words.findLastIndex((word) => keyword(word) === 'to' || keyword(word) === '=');
  const deal = to < 0 ? undefined : dealReference(part(spoken, named.end + 1, to));
  return deal === undefined ? [] : [{ deal, field: named.field, value: part(spoken, to + 1) }];
}

/** A field of two words before one of one: "close date" is not "close" with the value "date …". */
function fieldAt(spoken: Spoken, at: number): { field: Settable; end: number } | undefined {
  for (const end of [at + 2, at + 1]) {
    const words = part(spoken, at, end).words;
    if (words.length < end - at || words.some((word) => word.kind !== 'plain')) continue;
    const said = words.map((word) => word.text.replace(/[:=]$/, '')).join(' ');
    const field = readField(said);
    if (field !== undefined) return { field, end };
  }
  return undefined;
}

function withoutTo(spoken: Spoken, at: number): number {
  return ['to', '=', ':', '->', '=>', '→', 'is'].includes(spoken.words[at]?.text.toLowerCase() ?? '')
    ? at + 1
    : at;
}

/** `set Acme stage closing` is a move, `set Acme owner me` an assignment, `set Acme next …` a next step. */
function asOtherVerb({ deal, field, value }: Naming, context: SpeakerContext): Sentence | undefined {
  if (value.words.length === 0) return undefined;
  const said = asName(value);
  if (field === 'stage') {
    const stage = readStage(said, context.stages);
    if (stage !== undefined) return { ok: true, intent: { verb: 'move', readings: [{ deal, stage }] } };
    return refuse({ kind: 'unknownStage', said, deal, nearest: suggestedStage(said, context.stages) });
  }
  if (field === 'owner') {
    const to = memberAt(value, 0) ?? namesAt(value, 0).at(-1)?.member;
    return to === undefined ? undefined : { ok: true, intent: { verb: 'assign', readings: [{ deal, to }] } };
  }
  if (field !== 'nextStep') return undefined;
  return { ok: true, intent: { verb: 'next', readings: [{ deal, text: asWritten(value) }] } };
}

/** No word names a field: one that resembles a field's is likelier to have meant it than the second. */
function withoutField(spoken: Spoken): Problem {
  const after = spoken.words.slice(1).filter(({ kind }) => kind === 'plain');
  const said = after.find((word) => suggestedField(word.text) !== null) ?? after[0];
  if (said === undefined) return { kind: 'missing', verb: 'set', what: 'field' };
  return { kind: 'unknownField', said: said.text, nearest: suggestedField(said.text) };
}
