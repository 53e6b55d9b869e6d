import { forgivenTypos, nearest, suggestion } from '../nearest.ts';

/** What `set` can name, the pickiest about its value first. The last three are verbs of their own, taken here because people say it so. */
export const SETTABLE = [
  'amount',
  'closeDate',
  'name',
  'account',
  'source',
  'forecastCategory',
  'stage',
  'owner',
  'nextStep',
] as const;
export type Settable = (typeof SETTABLE)[number];

const WORDS: Readonly<Record<Settable, readonly string[]>> = {
  amount: ['amount', 'value', 'price', 'worth', 'size'],
  closeDate: ['close', 'close date', 'closes', 'closing', 'closing date', 'date', 'due', 'due date'],
  name: ['name', 'title'],
  account: ['account', 'company', 'customer', 'client'],
  source: ['source', 'lead source'],
  forecastCategory: ['category', 'forecast', 'forecast category'],
  stage: ['stage', 'status'],
  owner: ['owner', 'rep'],
  nextStep: ['next step', 'next', 'todo'],
};

/** The fields that a word or two name, with few typos: several where they are equally near ("acount"). */
export function readFields(said: string): Settable[] {
  const near = nearest(
    said.toLowerCase(),
    SETTABLE,
    (field) => WORDS[field],
    (meant) => forgivenTypos(meant.length),
  );
  return near.map(({ item }) => item);
}

/** In a shorter word any field could be seen. */
const SHORTEST_SUGGESTED = 4;

/** The word for the field that resembles a word that names none. */
export function suggestedField(said: string): string | null {
  if (said.length < SHORTEST_SUGGESTED) return null;
  const field = suggestion(said.toLowerCase(), SETTABLE, (item) => WORDS[item]);
  return field === null ? null : (WORDS[field][0] ?? null);
}
