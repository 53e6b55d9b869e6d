import { type ForecastCategory, TEXT_LIMITS } from '../../pipeline/deal.ts';
import { readAmount } from '../amount.ts';
import { readDay } from '../day.ts';
import type { FieldValue, Problem, SpeakerContext } from '../intent.ts';
import { typos } from '../nearest.ts';
import { normaliseName } from '../normalise-name.ts';
import { asName, asWritten, isEmptyQuotation, oneLine, type Spoken } from '../spoken.ts';

export type FieldReading =
  | { readonly ok: true; readonly change: FieldValue }
  | { readonly ok: false; readonly problem: Problem };

const NOTHING: ReadonlySet<string> = new Set([
  'nothing',
  'none',
  'clear',
  'empty',
  'null',
  'unset',
  'remove',
  '-',
  '—',
]);

const CATEGORIES: ReadonlyMap<string, ForecastCategory> = new Map([
  ['pipeline', 'pipeline'],
  ['best case', 'bestCase'],
  ['bestcase', 'bestCase'],
  ['best', 'bestCase'],
  ['upside', 'bestCase'],
  ['commit', 'commit'],
  ['committed', 'commit'],
  ['omitted', 'omitted'],
  ['omit', 'omitted'],
]);

/** Reads the new value of a field; "nothing", "none" and "clear" take it away where a deal can be without it. */
export function readFieldValue(
  field: FieldValue['field'],
  spoken: Spoken,
  context: SpeakerContext,
): FieldReading {
  const said = asWritten(spoken);
  const isNothing = spoken.words[0]?.kind === 'plain' && NOTHING.has(said.toLowerCase());
  switch (field) {
    case 'amount':
      return isNothing ? { ok: true, change: { field, value: null } } : amountValue(said, context);
    case 'closeDate':
      return isNothing ? { ok: true, change: { field, value: null } } : dayValue(said, context);
    case 'account':
    case 'source':
      return isNothing ? { ok: true, change: { field, value: null } } : textValue(field, spoken);
    case 'name':
      return textValue(field, spoken);
    case 'forecastCategory':
      return categoryValue(said);
    default:
      return field satisfies never;
  }
}

function amountValue(said: string, context: SpeakerContext): FieldReading {
  const reading = readAmount(said, context);
  if (reading?.ok === true) return { ok: true, change: { field: 'amount', value: reading.money } };
  const notAnAmount: Problem = { kind: 'badAmount', said, reason: 'notAnAmount', currency: null };
  return { ok: false, problem: reading?.problem ?? notAnAmount };
}

function dayValue(said: string, context: SpeakerContext): FieldReading {
  const reading = readDay(oneLine(said), context);
  return reading.ok ? { ok: true, change: { field: 'closeDate', value: reading.spoken } } : reading;
}

function textValue(field: 'account' | 'source' | 'name', spoken: Spoken): FieldReading {
  const value = asName(spoken);
  if (isEmptyQuotation(spoken))
    return { ok: false, problem: { kind: 'missing', verb: 'set', what: 'value' } };
  const limit = TEXT_LIMITS[field];
  if (value.length <= limit) return { ok: true, change: { field, value } };
  return { ok: false, problem: { kind: 'textTooLong', field, length: value.length, limit } };
}

function categoryValue(said: string): FieldReading {
  const word = normaliseName(said);
  const value =
    CATEGORIES.get(word) ??
    [...CATEGORIES].find(([known]) => known.length > 4 && typos(word, known) === 1)?.[1];
  if (value === undefined) return { ok: false, problem: { kind: 'unknownCategory', said } };
  return { ok: true, change: { field: 'forecastCategory', value } };
}
