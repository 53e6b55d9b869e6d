import type { DealReference } from './intent.ts';
import { normaliseName } from './normalise-name.ts';
import { MATCHES, type Match, rateName, shareOfWords } from './rate-name.ts';

/** A deal that a sentence may mean. */
export interface DealCandidate {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** The account's name. */
  readonly account: string | null;
  readonly isOpen: boolean;
  readonly isMine: boolean;
}

export interface ChosenDeal<Said, Candidate> {
  readonly candidate: Candidate;
  readonly reading: Said;
}

export type DealChoice<Said, Candidate> =
  | ({ readonly kind: 'one' } & ChosenDeal<Said, Candidate>)
  /** Equally plausible, the speaker's own and open ones first. */
  | { readonly kind: 'several'; readonly choices: readonly ChosenDeal<Said, Candidate>[] }
  /** Nothing near enough to act on; the nearest may be suggested. */
  | { readonly kind: 'none'; readonly nearest: ChosenDeal<Said, Candidate> | null };

/** One reading held against one deal: how well the name fits, and how many words it explains. */
interface Fit<Said> {
  readonly reading: Said;
  readonly match: Match;
  readonly words: number;
}

interface Fitting<Said, Candidate> {
  readonly candidate: Candidate;
  readonly fits: readonly Fit<Said>[];
}

/**
 * Decides which deal a sentence means, and by which of its readings. A deal is taken only when it is
 * clearly better than every other: it fits by a better class, or explains more of the words as well. A
 * deal that is equally plausible is asked about, whoever owns it. A number is exact.
 */
export function chooseDeal<Said extends { readonly deal: DealReference }, Candidate extends DealCandidate>(
  readings: readonly Said[],
  candidates: readonly Candidate[],
): DealChoice<Said, Candidate> {
  const deals = [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()];
  const fitting = fittingDeals(preferMarked(readings, deals), deals);
  const plausible = fitting.filter(
    (one) => !fitting.some((other) => other !== one && isClearlyBetter(other, one)),
  );
  const [only, ...others] = plausible;
  if (only === undefined) return { kind: 'none', nearest: nearestDeal(readings, deals) };
  if (others.length === 0) {
    const rivals = fitting.filter((one) => one !== only);
    return { kind: 'one', candidate: only.candidate, reading: bestFit(only, rivals).reading };
  }
  const choices = plausible
    .toSorted((a, b) => precedence(b.candidate) - precedence(a.candidate))
    .map((one) => ({ candidate: one.candidate, reading: bestFit(one, []).reading }));
  return { kind: 'several', choices };
}

/** The normalised texts that storage should look for in names, longest first. */
export function searchTexts(readings: readonly { readonly deal: DealReference }[]): string[] {
  const texts = readings.flatMap(({ deal }) => (deal.kind === 'name' ? [normaliseName(deal.text)] : []));
  return [...new Set(texts)].toSorted((a, b) => b.length - a.length);
}

/** The numbers that storage should look for: "#2", and the 2 that a name of digits alone may mean. */
export function searchNumbers(readings: readonly { readonly deal: DealReference }[]): number[] {
  return [...new Set(readings.flatMap(({ deal }) => numberOf(deal) ?? []))];
}

/** The number by which a deal may be meant; undefined for a name that is more than a number. */
function numberOf(deal: DealReference): number | undefined {
  if (deal.kind === 'number') return deal.number;
  return /^[1-9]\d{0,8}$/.test(deal.text) ? Number(deal.text) : undefined;
}

/** Where a colon ended the deal's name, other readings count only if no deal fits that one. */
function preferMarked<Said extends { readonly deal: DealReference }>(
  readings: readonly Said[],
  candidates: readonly DealCandidate[],
): readonly Said[] {
  const marked = readings.filter(({ deal }) => deal.kind === 'name' && deal.isMarked === true);
  return fittingDeals(marked, candidates).length > 0 ? marked : readings;
}

function fittingDeals<Said extends { readonly deal: DealReference }, Candidate extends DealCandidate>(
  readings: readonly Said[],
  candidates: readonly Candidate[],
): Fitting<Said, Candidate>[] {
  return candidates
    .map((candidate) => ({ candidate, fits: readings.flatMap((reading) => fit(reading, candidate)) }))
    .filter(({ fits }) => fits.length > 0);
}

function fit<Said extends { readonly deal: DealReference }>(
  reading: Said,
  candidate: DealCandidate,
): Fit<Said>[] {
  const { deal } = reading;
  if (deal.kind === 'number') {
    return deal.number === candidate.number ? [{ reading, match: 'identical', words: 1 }] : [];
  }
  const named = rateName(withoutOwnNumber(deal.text, candidate), candidate);
  // "2" may be the second deal as well as the 2 of "Phase 2".
  const isNumber = numberOf(deal) === candidate.number;
  const match = isNumber && MATCHES.indexOf(named) < MATCHES.indexOf('words') ? 'words' : named;
  return match === 'none' ? [] : [{ reading, match, words: normaliseName(deal.text).split(' ').length }];
}

/** A receipt says "Acme rollout #42", and people copy it. */
function withoutOwnNumber(text: string, { number }: DealCandidate): string {
  const own = ` #${number}`;
  return text.endsWith(own) ? text.slice(0, -own.length).trim() : text;
}

/** One covers another that fits no better and explains no more words. */
function covers<Said>(one: Fit<Said>, other: Fit<Said>): boolean {
  return rank(one) >= rank(other) && one.words >= other.words;
}

function rank({ match }: Fit<unknown>): number {
  return MATCHES.indexOf(match);
}

function isClearlyBetter<Said, Candidate>(
  one: Fitting<Said, Candidate>,
  other: Fitting<Said, Candidate>,
): boolean {
  return isCovered(other, one) && !isCovered(one, other);
}

function isCovered<Said, Candidate>(one: Fitting<Said, Candidate>, by: Fitting<Said, Candidate>): boolean {
  return one.fits.every((fitted) => by.fits.some((other) => covers(other, fitted)));
}

/**
 * The reading by which a deal is meant: among those that set it apart from its rivals the longest whose
 * words are all in the name, else the one that fits best, so that half a word stays in a note's text.
 */
function bestFit<Said, Candidate>(
  one: Fitting<Said, Candidate>,
  rivals: readonly Fitting<Said, Candidate>[],
): Fit<Said> {
  const apart = one.fits.filter(
    (own) => !rivals.some(({ fits }) => fits.some((other) => covers(other, own))),
  );
  const among = apart.length > 0 ? apart : one.fits;
  const whole = among.filter((own) => rank(own) >= MATCHES.indexOf('words'));
  const better = (a: Fit<Said>, b: Fit<Said>) =>
    whole.length > 0 ? b.words - a.words || rank(b) - rank(a) : rank(b) - rank(a) || b.words - a.words;
  const [best] = (whole.length > 0 ? whole : among).toSorted(better);
  if (best === undefined) throw new Error('a fitting deal has at least one fit');
  return best;
}

function precedence({ isMine, isOpen }: DealCandidate): number {
  return (isMine ? 2 : 0) + (isOpen ? 1 : 0);
}

/** The deal whose name has most of the words of a reading; null when none has any. */
function nearestDeal<Said extends { readonly deal: DealReference }, Candidate extends DealCandidate>(
  readings: readonly Said[],
  candidates: readonly Candidate[],
): ChosenDeal<Said, Candidate> | null {
  const shares = readings.flatMap((reading) => {
    const { deal } = reading;
    if (deal.kind === 'number') return [];
    return candidates.map((candidate) => ({ candidate, reading, share: shareOfWords(deal.text, candidate) }));
  });
  const [best] = shares.toSorted(
    (a, b) => b.share - a.share || precedence(b.candidate) - precedence(a.candidate),
  );
  return best === undefined || best.share === 0 ? null : { candidate: best.candidate, reading: best.reading };
}
