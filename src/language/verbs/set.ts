import { dealLengths, dealReference } from '../deal-splits.ts';
import type { DealReference, MemberReference, Problem, Sentence, SpeakerContext } from '../intent.ts';
import { memberAt } from '../member-words.ts';
import { asName, keyword, part, type Spoken } from '../spoken.ts';
import { readStage, suggestedStage } from '../stage-words.ts';
import { readFieldValue } from './field-value.ts';
import { readFields, type Settable, suggestedField } from './field-words.ts';
import { nextStepFor } from './texts.ts';

/** One place where a field is named: the deal before it, the value after it. */
interface Naming {
  readonly deal: DealReference;
  readonly fields: readonly Settable[];
  readonly value: Spoken;
}

const CONNECTORS: ReadonlySet<string> = new Set(['to', '=', ':', '->', '=>', '→', 'is']);

/** Reads `set DEAL FIELD [to] VALUE`, and `set FIELD of DEAL to VALUE`: every place where a field is named. */
export function readSet(spoken: Spoken, context: SpeakerContext): Sentence {
  if (spoken.words.length === 0) return refuse({ kind: 'missing', verb: 'set', what: 'deal' });
  const namings = [...fieldFirst(spoken), ...fieldAfterDeal(spoken)];
  if (namings.length === 0) return refuse(withoutField(spoken));
  const sentences = namings.map((naming) => readNaming(naming, context));
  const readings = sentences.flatMap((sentence) =>
    sentence.ok && sentence.intent.verb === 'set' ? sentence.intent.readings : [],
  );
  if (readings.length > 0) return { ok: true, intent: { verb: 'set', readings } };
  return sentences.find(({ ok }) => ok) ?? sentences[0] ?? refuse(withoutField(spoken));
}

function refuse(problem: Problem): Sentence {
  return { ok: false, problem };
}

/** Of the fields that a mistyped word may mean, the first that takes the value: only an account is "Acme Corp". */
function readNaming({ deal, fields, value }: Naming, context: SpeakerContext): Sentence {
  if (value.words.length === 0) return refuse({ kind: 'missing', verb: 'set', what: 'value' });
  const sentences = fields.map((field) => readChange(deal, field, value, context));
  return (
    sentences.find(({ ok }) => ok) ?? sentences[0] ?? refuse({ kind: 'missing', verb: 'set', what: 'field' })
  );
}

/** `set Acme stage closing` is a move, `set Acme owner me` an assignment, `set Acme next …` a next step. */
function readChange(deal: DealReference, field: Settable, value: Spoken, context: SpeakerContext): Sentence {
  const said = asName(value);
  switch (field) {
    case 'stage': {
      const stage = readStage(said, context.stages);
      if (stage !== undefined) return { ok: true, intent: { verb: 'move', readings: [{ deal, stage }] } };
      return refuse({ kind: 'unknownStage', said, deal, nearest: suggestedStage(said, context.stages) });
    }
    case 'owner': {
      const sure = value.words.length === 1 ? memberAt(value, 0) : undefined;
      const to: MemberReference = sure ?? { kind: 'name', text: said };
      return { ok: true, intent: { verb: 'assign', readings: [{ deal, to }] } };
    }
    case 'nextStep':
      return nextStepFor(deal, value);
    default: {
      const reading = readFieldValue(field, value, context);
      if (!reading.ok) return refuse(reading.problem);
      return { ok: true, intent: { verb: 'set', readings: [{ deal, change: reading.change }] } };
    }
  }
}

function fieldAfterDeal(spoken: Spoken): Naming[] {
  const namings: Naming[] = [];
  let namedTo = 0;
  for (const length of dealLengths(spoken, spoken.words.length - 1)) {
    const named = length < namedTo ? undefined : fieldAt(spoken, length);
    const deal = dealReference(part(spoken, 0, length));
    if (named === undefined || deal === undefined) continue;
    namedTo = named.end;
    namings.push({ deal, fields: named.fields, value: part(spoken, withoutTo(spoken, named.end)) });
  }
  return namings;
}

/** `set amount of Acme to 60k`: both "of" and "to" must be said, or it would be a guess. */
function fieldFirst(spoken: Spoken): Naming[] {
  const named = fieldAt(spoken, 0);
  if (named === undefined || !['of', 'for', 'on'].includes(keyword(spoken.words[named.end]) ?? '')) return [];
  const to = spoken.words.findLastIndex((word) => keyword(word) === 'to' || keyword(word) === '=');
  const deal = to < 0 ? undefined : dealReference(part(spoken, named.end + 1, to));
  return deal === undefined ? [] : [{ deal, fields: named.fields, value: part(spoken, to + 1) }];
}

/** A field of two words before one of one: "close date" is not "close" with the value "date …". */
function fieldAt(spoken: Spoken, at: number): { fields: readonly Settable[]; end: number } | undefined {
  for (const end of [at + 2, at + 1]) {
    const words = part(spoken, at, end).words;
    if (words.length < end - at || words.some((word) => word.kind !== 'plain')) continue;
    const fields = readFields(words.map((word) => word.text.replace(/[:=]$/, '')).join(' '));
    if (fields.length > 0) return { fields, end };
  }
  return undefined;
}

function withoutTo(spoken: Spoken, at: number): number {
  const word = spoken.words[at];
  const isConnector = word?.kind === 'plain' && CONNECTORS.has(word.text.toLowerCase());
  return isConnector ? at + 1 : at;
}

/** No word names a field: one that resembles a field's is likelier to have meant it than the second. */
function withoutField(spoken: Spoken): Problem {
  const after = spoken.words.slice(1).filter(({ kind }) => kind === 'plain');
  const said = after.find((word) => suggestedField(word.text) !== null) ?? after[0];
  if (said === undefined) return { kind: 'missing', verb: 'set', what: 'field' };
  return { kind: 'unknownField', said: said.text, nearest: suggestedField(said.text) };
}
