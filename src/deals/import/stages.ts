import { normaliseName } from '../../language/normalise-name.ts';
import { exactStage, retiredStage } from '../../language/stage-words.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { activeStages } from '../../pipeline/stage.ts';
import { ImportRefused } from './import-refused.ts';

/**
 * What CRMs call their stages by default, by our key: Salesforce's, HubSpot's and Pipedrive's standard
 * pipelines and what sales teams usually say.
 */
const USUAL_NAMES: { readonly [key: string]: readonly string[] } = {
  lead: [
    'prospecting',
    'prospect',
    'new',
    'lead in',
    'new lead',
    'inquiry',
    'identified',
    'discovery',
    'contact made',
    'lead generation',
  ],
  qualification: [
    'engaging',
    'engaged',
    'qualified',
    'qualifying',
    'qualified to buy',
    'qualifiedtobuy',
    'needs analysis',
    'appointment scheduled',
    'appointmentscheduled',
    'perception analysis',
    'meeting scheduled',
    'needs defined',
  ],
  nurturing: [
    'nurture',
    'value proposition',
    'id decision makers',
    'demo scheduled',
    'demo',
    'presentation scheduled',
    'presentationscheduled',
    'decision maker bought in',
    'decisionmakerboughtin',
    'evaluation',
  ],
  proposal: [
    'proposal price quote',
    'proposal made',
    'proposal sent',
    'quote',
    'quote sent',
    'quoted',
    'proposal quote',
    'offer',
  ],
  negotiation: [
    'negotiation review',
    'negotiations started',
    'negotiating',
    'negotiations',
    'in negotiation',
  ],
  closing: ['contract sent', 'contractsent', 'contract', 'verbal commitment', 'commit', 'signing', 'legal'],
  won: ['won', 'closed won', 'closedwon', 'close won'],
  lost: ['lost', 'closed lost', 'closedlost', 'close lost'],
};

/**
 * The stages behind a file's names for them: `mapped` (folded name to stage key) first, then the
 * workspace's names, then what is usual. Throws {@link ImportRefused} with the flags to type for the rest.
 */
export function recogniseStages(
  names: Iterable<string>,
  stages: readonly Stage[],
  mapped: ReadonlyMap<string, string>,
): Map<string, Stage> {
  const known = new Map<string, Stage>();
  const unknown: string[] = [];
  for (const key of mapped.values()) refuseUnknownKey(key, stages);
  for (const name of names) {
    const stage = stageNamed(name, stages, mapped);
    if (stage === undefined) unknown.push(name);
    else known.set(name, stage);
  }
  if (unknown.length > 0) {
    const flags = unknown.map((name) => `--map-stage "${name}=KEY"`).join(' ');
    throw new ImportRefused(`Stages that I don't know: add ${flags}, where KEY is ${keysOf(stages)}.`);
  }
  return known;
}

/** The first stage of its kind in board order. */
export function firstStageOf(kind: Stage['kind'], stages: readonly Stage[]): Stage {
  const stage = activeStages(stages).find((candidate) => candidate.kind === kind);
  if (stage === undefined)
    throw new ImportRefused(`The workspace has no ${kind} stage: add one in the settings.`);
  return stage;
}

function stageNamed(
  name: string,
  stages: readonly Stage[],
  mapped: ReadonlyMap<string, string>,
): Stage | undefined {
  // HubSpot adds the pipeline in brackets: "Contract sent (Sales Pipeline)".
  for (const said of [name, name.replace(/\s*\([^()]*\)\s*$/, '')]) {
    const word = normaliseName(said);
    const key = mapped.get(word);
    const stage =
      stages.find((candidate) => candidate.key === (key ?? said)) ??
      exactStage(said, stages) ??
      usualStage(word, stages) ??
      retiredStage(said, stages);
    if (stage !== undefined) return stage;
  }
  return undefined;
}

function usualStage(word: string, stages: readonly Stage[]): Stage | undefined {
  const key = Object.keys(USUAL_NAMES).find((candidate) => USUAL_NAMES[candidate]?.includes(word));
  return activeStages(stages).find((stage) => stage.key === key);
}

function refuseUnknownKey(key: string, stages: readonly Stage[]): void {
  if (stages.some((stage) => stage.key === key)) return;
  throw new ImportRefused(`--map-stage: there is no stage "${key}". The keys: ${keysOf(stages)}.`);
}

function keysOf(stages: readonly Stage[]): string {
  return activeStages(stages)
    .map((stage) => stage.key)
    .join(', ');
}
