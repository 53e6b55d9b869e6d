import type { Stage } from '../pipeline/stage.ts';
import { activeStages } from '../pipeline/stage.ts';
import type { StageReading } from './intent.ts';
import { forgivenTypos, nearest, suggestion } from './nearest.ts';
import { normaliseName } from './normalise-name.ts';

/** Shortest beginning of a stage's name that stands for it: "nego". */
const SHORTEST_PREFIX = 3;

/** Shortest word that is bent into a stage which closes a deal. */
const SHORTEST_CLOSING = 5;

/** The words that name a stage: its name, its key, and for a lone won or lost stage what CRMs call it. */
function stageWords(stage: Stage, stages: readonly Stage[]): string[] {
  const words = [normaliseName(stage.name), normaliseName(stage.key)];
  const isOnlyOfKind = stages.filter((other) => other.kind === stage.kind).length === 1;
  if (stage.kind !== 'open' && isOnlyOfKind) words.push(stage.kind, `closed ${stage.kind}`);
  return words;
}

/** The active stage whose name is exactly this, accents and case aside; undefined when there is none. */
export function exactStage(said: string, stages: readonly Stage[]): Stage | undefined {
  const word = normaliseName(said);
  const active = activeStages(stages);
  return (
    active.find((stage) => normaliseName(stage.name) === word) ??
    active.find((stage) => stageWords(stage, active).includes(word))
  );
}

/**
 * The active stage that is meant: its name, the beginning of just one name, or a name with few typos.
 * Undefined when nothing is near enough or two stages are equally near. Won and lost close a deal, so a
 * short word is never bent into them.
 */
export function readStage(said: string, stages: readonly Stage[]): StageReading | undefined {
  const exact = exactStage(said, stages);
  if (exact !== undefined) return { key: exact.key, distance: 0 };
  const word = normaliseName(said)
    .replace(/^the /, '')
    .replace(/(?<=.) stage$/, '');
  const active = activeStages(stages);
  const bare = active.find((stage) => normaliseName(stage.name) === word);
  if (bare !== undefined) return { key: bare.key, distance: 0 };
  const begun = active.filter((stage) => normaliseName(stage.name).startsWith(word));
  const shortest = begun[0]?.kind === 'open' ? SHORTEST_PREFIX : SHORTEST_CLOSING;
  if (word.length >= shortest && begun[0] !== undefined && begun.length === 1) {
    return { key: begun[0].key, distance: 1 };
  }
  const [only, ...others] = nearest(
    word,
    active.filter((stage) => hasSameShape(word, normaliseName(stage.name))),
    (stage) => [normaliseName(stage.name)],
    (name) => forgivenTypos(name.length),
  );
  if (only === undefined || others.length > 0) return undefined;
  if (only.item.kind !== 'open' && word.length < SHORTEST_CLOSING) return undefined;
  return { key: only.item.key, distance: only.distance };
}

/** A word more or another digit is no typo: "negotiation 1", "Demo 3". */
function hasSameShape(said: string, name: string): boolean {
  return (
    said.split(' ').length === name.split(' ').length && said.replace(/\D/g, '') === name.replace(/\D/g, '')
  );
}

/** A retired stage that is named exactly, when no active one is. */
export function retiredStage(said: string, stages: readonly Stage[]): Stage | undefined {
  const word = normaliseName(said);
  return stages.find((stage) => stage.isRetired && normaliseName(stage.name) === word);
}

/** The key of the stage to suggest for a word that names none; null when nothing resembles it. */
export function suggestedStage(said: string, stages: readonly Stage[]): string | null {
  const word = normaliseName(said);
  return suggestion(word, activeStages(stages), (stage) => [normaliseName(stage.name)])?.key ?? null;
}

/** The most words that a stage's name has: no longer stretch needs to be tried. */
export function longestStageName(stages: readonly Stage[]): number {
  const longest = Math.max(2, ...stages.map((stage) => normaliseName(stage.name).split(' ').length));
  // "the negotiation stage"
  return longest + 2;
}
