import { TEXT_LIMITS } from '../../pipeline/deal.ts';
import type { FoundAmount } from '../amount-in-words.ts';
import { readDay } from '../day.ts';
import { isBareLength } from '../day-offset.ts';
import type { MemberReference, Problem, SpeakerContext, SpokenDay } from '../intent.ts';
import { isKnownName, memberAt, namesAt } from '../member-words.ts';
import { asName, asWritten, keyword, oneLine, part, type Spoken } from '../spoken.ts';
import { exactStage, longestStageName, readStage } from '../stage-words.ts';

/** One field of a new deal as the sentence says it; `end` is the index of the word after it. */
export type Field = { readonly marker: string; readonly end: number } & (
  | { readonly kind: 'amount'; readonly found: FoundAmount }
  | { readonly kind: 'stage'; readonly value: string }
  | { readonly kind: 'owner'; readonly value: MemberReference }
  | { readonly kind: 'source' | 'account' | 'nextStep'; readonly value: string }
  | { readonly kind: 'closeDate'; readonly value: SpokenDay }
  | { readonly kind: 'refused'; readonly problem: Problem }
);

/** The most words that a day and a source or an account take. */
const MOST_DAY_WORDS = 8;
const MOST_TEXT_WORDS = 12;

const DAY_MARKERS: ReadonlySet<string> = new Set(['closing', 'closes', 'close', 'by', 'due']);

/** Whether the fields begin right after the name, where weaker signs are still part of the name. */
type Place = 'afterName' | 'afterField';

/**
 * Reads the fields of a `create` sentence from the end towards the front. A stretch counts as fields
 * only when every word of it belongs to one, so a marker whose field can't be read stays in the name.
 */
export class FieldReader {
  readonly #spoken: Spoken;
  readonly #context: SpeakerContext;
  readonly #amounts: ReadonlyMap<number, FoundAmount>;
  /** By index of a word: the fields from there to the end, or undefined where words would be left over. */
  readonly #tails: (readonly Field[] | undefined)[];

  constructor(spoken: Spoken, amounts: readonly FoundAmount[], context: SpeakerContext) {
    this.#spoken = spoken;
    this.#context = context;
    this.#amounts = new Map(amounts.map((amount) => [amount.start, amount]));
    this.#tails = Array.from({ length: spoken.words.length + 1 });
    this.#tails[spoken.words.length] = [];
    for (let at = spoken.words.length - 1; at > 0; at -= 1) this.#tails[at] = this.#read(at, 'afterField');
  }

  /** The fields from a word right after the name to the end; undefined when words would be left over. */
  afterName(at: number): readonly Field[] | undefined {
    return at === this.#spoken.words.length ? [] : this.#read(at, 'afterName');
  }

  #read(at: number, place: Place): readonly Field[] | undefined {
    for (const field of this.#fieldsAt(at, place)) {
      const rest = this.#tails[field.end];
      if (rest !== undefined) return [field, ...rest];
    }
    return undefined;
  }

  *#fieldsAt(at: number, place: Place): Generator<Field> {
    const found = this.#amounts.get(at);
    if (found !== undefined) yield { kind: 'amount', marker: 'amount', found, end: found.end };
    const marker = keyword(this.#spoken.words[at]);
    if (marker === 'in' || marker === 'stage') yield* this.#stages(at, marker);
    else if (marker === 'for' || marker === 'owner') yield* this.#owners(at, place);
    else if (marker === 'from' || marker === 'source') yield* this.#texts(at, 'source', marker);
    else if (marker === 'account') yield* this.#texts(at, 'account', marker);
    else if (marker === 'next') yield* this.#nextSteps(at);
    else if (marker !== undefined && DAY_MARKERS.has(marker)) yield* this.#days(at, marker);
    yield* this.#lastStage(at, place);
  }

  /** A stage named after its marker, with typos where it is long enough to be sure. */
  *#stages(at: number, marker: string): Generator<Field> {
    const last = Math.min(at + 1 + longestStageName(this.#context.stages), this.#spoken.words.length);
    for (let end = last; end > at + 1; end -= 1) {
      const said = asName(part(this.#spoken, at + 1, end));
      const stage = readStage(said, this.#context.stages);
      if (stage !== undefined && (stage.distance === 0 || said.length > 5)) {
        yield { kind: 'stage', marker, value: stage.key, end };
      }
    }
  }

  /** A stage standing last without a marker. Won and lost close the deal: right after a name they are its words. */
  *#lastStage(at: number, place: Place): Generator<Field> {
    const { words } = this.#spoken;
    const rest = part(this.#spoken, at);
    if (rest.words.length > longestStageName(this.#context.stages)) return;
    if (rest.words.some((word) => word.kind !== 'plain')) return;
    const stage = exactStage(asName(rest), this.#context.stages);
    if (stage === undefined || (place === 'afterName' && stage.kind !== 'open')) return;
    yield { kind: 'stage', marker: 'stage', value: stage.key, end: words.length };
  }

  /** Right after the deal's name only someone known is an owner: "Software for schools" is a name. */
  *#owners(at: number, place: Place): Generator<Field> {
    const sure = memberAt(this.#spoken, at + 1);
    if (sure !== undefined) yield { kind: 'owner', marker: 'for', value: sure, end: at + 2 };
    for (const { member, end } of namesAt(this.#spoken, at + 1)) {
      const isQuoted = end === at + 2 && this.#spoken.words[at + 1]?.kind === 'quoted';
      const isKnown =
        isQuoted || (member.kind === 'name' && isKnownName(member.text, this.#context.memberNames ?? []));
      if (place === 'afterField' || isKnown) yield { kind: 'owner', marker: 'for', value: member, end };
    }
  }

  *#texts(at: number, kind: 'source' | 'account', marker: string): Generator<Field> {
    const from = marker === 'from' && keyword(this.#spoken.words[at + 1]) === 'source' ? at + 2 : at + 1;
    const isQuoted = this.#spoken.words[from]?.kind === 'quoted';
    const last = isQuoted ? from + 1 : Math.min(from + MOST_TEXT_WORDS, this.#spoken.words.length);
    for (let end = from + 1; end <= last; end += 1) {
      const value = asName(part(this.#spoken, from, end));
      if (value.length > TEXT_LIMITS[kind]) yield refused(marker, end, tooLong(kind, value));
      else if (value !== '') yield { kind, marker: kind, value, end };
    }
  }

  *#days(at: number, marker: string): Generator<Field> {
    const from = keyword(this.#spoken.words[at + 1]) === 'date' ? at + 2 : at + 1;
    const last = Math.min(from + MOST_DAY_WORDS, this.#spoken.words.length);
    const impossible: Field[] = [];
    for (let end = last; end > from; end -= 1) {
      if (this.#tails[end] === undefined || this.#holdsMoney(from, end)) continue;
      const said = asWritten(part(this.#spoken, from, end)).replace(/[,;.]$/, '');
      const reading = readDay(oneLine(said), this.#context);
      if (isBareLength(said) && keyword(this.#spoken.words[end]) === 'from') {
        // What it is counted from couldn't be read with it, and is no source.
        impossible.push(refused(marker, this.#spoken.words.length, this.#notADay(from)));
      } else if (reading.ok) yield { kind: 'closeDate', marker: 'closing', value: reading.spoken, end };
      else if (reading.problem.reason !== 'notADay') impossible.push(refused(marker, end, reading.problem));
    }
    // Only where no shorter stretch is a day: "Dec 31 73" is too far, but the 73 may begin an amount.
    yield* impossible;
  }

  #notADay(from: number): Problem {
    return { kind: 'badDay', said: asWritten(part(this.#spoken, from)), reason: 'notADay' };
  }

  /** True for "in 3 weeks 1.5m", which chrono would read to the end, minutes and all. */
  #holdsMoney(from: number, to: number): boolean {
    const amounts = [...this.#amounts.values()];
    return amounts.some(({ start, end, clarity }) => clarity === 'clear' && start >= from && end <= to);
  }

  /**
   * `next:` takes everything up to a field that can't be part of a to-do: "by Friday", "from Bob" and a
   * second amount stay in its text.
   */
  *#nextSteps(at: number): Generator<Field> {
    const { words } = this.#spoken;
    if (words[at]?.text.endsWith(':') !== true) return;
    const isQuoted = words[at + 1]?.kind === 'quoted';
    for (let end = at + 2; end <= (isQuoted ? at + 2 : words.length); end += 1) {
      if (end < words.length && !isQuoted && !this.#endsNextStep(at, end)) continue;
      const stretch = part(this.#spoken, at + 1, end);
      const value = isQuoted ? (words[at + 1]?.text ?? '') : asWritten(stretch).replace(/[,;]$/, '');
      if (value.length > TEXT_LIMITS.nextStep) yield refused('next:', end, tooLong('nextStep', value));
      else yield { kind: 'nextStep', marker: 'next:', value, end };
    }
  }

  #endsNextStep(from: number, at: number): boolean {
    const field = this.#tails[at]?.[0];
    switch (field?.kind) {
      case undefined:
      case 'source':
        return field !== undefined && keyword(this.#spoken.words[at]) === 'source';
      case 'amount':
        return field.found.clarity === 'clear' && ![...this.#amounts.keys()].some((start) => start < from);
      case 'owner':
        return memberAt(this.#spoken, at + 1)?.kind !== 'name';
      case 'stage':
        return ['in', 'stage'].includes(keyword(this.#spoken.words[at]) ?? '');
      case 'closeDate':
      case 'refused':
        return keyword(this.#spoken.words[at]) !== 'by';
      case 'account':
      case 'nextStep':
        return true;
      default:
        return field satisfies never;
    }
  }
}

function refused(marker: string, end: number, problem: Problem): Field {
  return { kind: 'refused', marker, end, problem };
}

function tooLong(field: 'source' | 'account' | 'nextStep', value: string): Problem {
  return { kind: 'textTooLong', field, length: value.length, limit: TEXT_LIMITS[field] };
}
