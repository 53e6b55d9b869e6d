import { dealReference } from '../deal-splits.ts';
import type { DealReference, MemberReference, Reading, Sentence } from '../intent.ts';
import { memberAt, namesAt } from '../member-words.ts';
import { keyword, part, type Spoken } from '../spoken.ts';

type AssignReading = Reading<{ readonly to: MemberReference }>;

/** Reads `assign DEAL [to] @USER|me|NAME`, and with the person first. */
export function readAssign(spoken: Spoken): Sentence {
  const count = spoken.words.length;
  if (count === 0) return { ok: false, problem: { kind: 'missing', verb: 'assign', what: 'deal' } };
  const readings = sureReadings(spoken);
  if (readings.length === 0) readings.push(...namedReadings(spoken));
  if (readings.length > 0) return { ok: true, intent: { verb: 'assign', readings } };
  return { ok: false, problem: { kind: 'missing', verb: 'assign', what: 'person' } };
}

/** A mention, "me" or "@ann" at either end. */
function sureReadings(spoken: Spoken): AssignReading[] {
  const count = spoken.words.length;
  const last = memberAt(spoken, count - 1);
  const before = last === undefined ? undefined : dealBefore(spoken, count - 1);
  if (last !== undefined && before !== undefined) return [{ deal: before, to: last }];
  const first = memberAt(spoken, 0);
  const after = first === undefined ? undefined : dealReference(part(spoken, 1));
  return first !== undefined && after !== undefined ? [{ deal: after, to: first }] : [];
}

/** A name at the end: after "to" it is certain where it begins, otherwise every split is kept. */
function namedReadings(spoken: Spoken): AssignReading[] {
  const count = spoken.words.length;
  const readings: AssignReading[] = [];
  for (let at = count - 1; at > 0; at -= 1) {
    const name = namesAt(spoken, at).find(({ end }) => end === count);
    const deal = dealBefore(spoken, at);
    if (name === undefined) break;
    if (deal === undefined || keyword(spoken.words[at]) === 'to') continue;
    const reading = { deal, to: name.member };
    if (isConnector(spoken, at - 1)) return [reading];
    readings.push(reading);
  }
  return readings;
}

function isConnector(spoken: Spoken, at: number): boolean {
  return ['to', '->', '=>', '→'].includes(keyword(spoken.words[at]) ?? '');
}

function dealBefore(spoken: Spoken, at: number): DealReference | undefined {
  return dealReference(part(spoken, 0, isConnector(spoken, at - 1) ? at - 1 : at));
}
