import { TEXT_LIMITS } from '../../pipeline/deal.ts';
import { amountsWithin, type FoundAmount, findAmounts } from '../amount-in-words.ts';
import type { CreateIntent, Problem, Sentence, SpeakerContext } from '../intent.ts';
import { asName, asWritten, isEmptyQuotation, keyword, part, type Spoken } from '../spoken.ts';
import { suggestedStage } from '../stage-words.ts';
import { type Field, FieldReader } from './create-fields.ts';

/** The most amounts that are offered when a sentence has several. */
const MOST_CHOICES = 5;

/** What is missing after a marker that ends a sentence. */
const MARKED: ReadonlyMap<string, 'stage' | 'person' | 'value' | 'when' | 'text'> = new Map([
  ['in', 'stage'],
  ['for', 'person'],
  ['from', 'value'],
  ['source', 'value'],
  ['account', 'value'],
  ['closing', 'when'],
  ['closes', 'when'],
  ['close', 'when'],
  ['by', 'when'],
  ['due', 'when'],
  ['next', 'text'],
]);

/** A sentence taken apart: the name's words are [nameStart, nameEnd), amounts may stand in front of or inside it. */
interface Layout {
  readonly spoken: Spoken;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly fields: readonly Field[];
  readonly amounts: readonly FoundAmount[];
}

/** Reads `create NAME [AMOUNT] [fields in any order]`; the amount may also stand first. */
export function readCreate(spoken: Spoken, context: SpeakerContext): Sentence {
  const layout = layOut(spoken, context);
  if (layout === undefined) return refuse({ kind: 'missing', verb: 'create', what: 'name' });
  const problem = problemOf(layout, context);
  if (problem !== undefined) return refuse(problem);
  const [only, ...others] = layout.amounts;
  if (others.length === 0) return { ok: true, intent: build(layout, only) };
  const choices = layout.amounts.slice(0, MOST_CHOICES).map((chosen) => build(layout, chosen));
  return refuse({ kind: 'twoAmounts', said: layout.amounts.map(({ said }) => said), choices });
}

function refuse(problem: Problem): Sentence {
  return { ok: false, problem };
}

/** The shortest name after which every word belongs to a field. */
function layOut(spoken: Spoken, context: SpeakerContext): Layout | undefined {
  const length = spoken.words.length;
  const amounts = countedAmounts(spoken, context);
  const leading = amounts.find((amount) => amount.start === 0);
  const nameStart = leading?.end ?? 0;
  const reader = new FieldReader(spoken, [...amounts, ...amountsWithin(spoken, amounts, context)], context);
  if (nameStart === length || beginsWithField(reader.afterName(nameStart))) return undefined;
  for (let nameEnd = nameStart + 1; nameEnd <= length; nameEnd += 1) {
    const fields = reader.afterName(nameEnd);
    if (fields === undefined) continue;
    const inName = amounts.filter(({ start, end }) => start >= nameStart && end <= nameEnd);
    const after = fields.flatMap((field) => (field.kind === 'amount' ? [field.found] : []));
    const all = [...(leading === undefined ? [] : [leading]), ...inName, ...after];
    return { spoken, nameStart, nameEnd, fields, amounts: all };
  }
  return undefined;
}

/** True where the name is missing: "closing Friday" is a date, "source code" and "proposal" may be names. */
function beginsWithField(fields: readonly Field[] | undefined): boolean {
  const first = fields?.[0];
  if (first === undefined) return false;
  if (first.kind === 'stage') return first.marker === 'in';
  return ['owner', 'closeDate', 'nextStep', 'refused'].includes(first.kind);
}

/**
 * The amounts that count: the clear ones and bare numbers after them; bare numbers alone where no amount
 * is clear, for then they are what the sentence has. "3M" and "Order 12345" before one belong to the name.
 */
function countedAmounts(spoken: Spoken, context: SpeakerContext): FoundAmount[] {
  const all = findAmounts(spoken, context);
  const nameStart = all[0]?.start === 0 && !isNameLike(all[0].said) ? all[0].end : 0;
  const amounts = all.filter(({ start, said }) => start !== nameStart || !isNameLike(said));
  const firstClear = amounts.find(({ clarity }) => clarity === 'clear');
  return firstClear === undefined ? amounts : amounts.filter(({ start }) => start >= firstClear.start);
}

/** A company called 3M, not three million. */
function isNameLike(said: string): boolean {
  return /^\d+M$/.test(said);
}

function problemOf(layout: Layout, context: SpeakerContext): Problem | undefined {
  const unreadable = unreadableField(layout, context);
  if (unreadable !== undefined) return unreadable;
  for (const field of layout.fields) if (field.kind === 'refused') return field.problem;
  for (const { reading } of layout.amounts) if (!reading.ok) return reading.problem;
  const markers = layout.fields.filter(({ kind }) => kind !== 'amount').map(({ marker }) => marker);
  const repeated = markers.find((marker, index) => markers.indexOf(marker) !== index);
  if (repeated !== undefined) return { kind: 'repeated', marker: repeated };
  if (isNameless(layout)) return { kind: 'missing', verb: 'create', what: 'name' };
  const { length } = nameFor(layout, layout.amounts[0]);
  if (length > TEXT_LIMITS.name)
    return { kind: 'textTooLong', field: 'name', length, limit: TEXT_LIMITS.name };
  return undefined;
}

/** Empty quotes name nothing, and a person alone names an owner, not a deal. */
function isNameless({ spoken, nameStart, nameEnd }: Layout): boolean {
  const name = part(spoken, nameStart, nameEnd);
  return isEmptyQuotation(name) || (name.words.length === 1 && name.words[0]?.kind === 'user');
}

/** After an amount the name is over: a marker there whose field can't be read is a mistake, not a name. */
function unreadableField(
  { spoken, nameEnd, amounts }: Layout,
  { stages }: SpeakerContext,
): Problem | undefined {
  for (const { start, end } of amounts) {
    if (start === 0 || end >= nameEnd) continue;
    const what = MARKED.get(keyword(spoken.words[end]) ?? '');
    const said = asWritten(part(spoken, end + 1, nameEnd));
    if (what !== undefined && said === '') return { kind: 'missing', verb: 'create', what };
    if (what === 'when') return { kind: 'badDay', said, reason: 'notADay' };
    if (what === 'stage') {
      return { kind: 'unknownStage', said, deal: null, nearest: suggestedStage(said, stages) };
    }
  }
  return undefined;
}

function build(layout: Layout, chosen: FoundAmount | undefined): CreateIntent {
  const { fields } = layout;
  return {
    verb: 'create',
    name: nameFor(layout, chosen),
    amount: chosen?.reading.ok === true ? chosen.reading.money : null,
    stage: fields.find((field) => field.kind === 'stage')?.value ?? null,
    owner: fields.find((field) => field.kind === 'owner')?.value ?? null,
    source: textOf(fields, 'source'),
    account: textOf(fields, 'account'),
    closeDate: fields.find((field) => field.kind === 'closeDate')?.value ?? null,
    nextStep: textOf(fields, 'nextStep'),
  };
}

function textOf(fields: readonly Field[], kind: 'source' | 'account' | 'nextStep'): string | null {
  for (const field of fields) {
    const isText = field.kind === 'source' || field.kind === 'account' || field.kind === 'nextStep';
    if (isText && field.kind === kind) return field.value;
  }
  return null;
}

/**
 * The name without the amount. Of several amounts those before the chosen one stay where they touch the
 * name ("May Day Events 3M"), those after it are what wasn't chosen.
 */
function nameFor({ spoken, nameStart, nameEnd, amounts }: Layout, chosen: FoundAmount | undefined): string {
  const isKept = (amount: FoundAmount) => chosen !== undefined && amount.start < chosen.start;
  const taken = amounts.filter((amount) => !isKept(amount));
  let from = amounts.some((amount) => amount.start === 0 && isKept(amount)) ? 0 : nameStart;
  let to = nameEnd;
  for (const amount of amounts) if (isKept(amount) && amount.start === to) to = amount.end;
  const pieces: string[] = [];
  for (const amount of [...taken.filter(({ start }) => start >= from && start < to), undefined]) {
    const end = amount?.start ?? to;
    if (end > from) pieces.push(asName(part(spoken, from, end)));
    from = amount?.end ?? to;
  }
  const words = pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  return (words.length > 0 ? words : pieces).join(' ');
}
