/** What entering a stage means for a deal: it stays open, or it is closed as won or lost. */
export const STAGE_KINDS = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** Fields that a workspace can require before a deal may enter a stage. */
export const REQUIRABLE_FIELDS = ['amount', 'account', 'closeDate', 'nextStep', 'source'] as const;
export type RequirableField = (typeof REQUIRABLE_FIELDS)[number];

/** One column of the pipeline. `key` never changes, `name` is the workspace's own word for it. */
export interface Stage {
  readonly key: string;
  readonly name: string;
  /** Order on the board, from first contact to close; unique in a workspace. */
  readonly position: number;
  readonly kind: StageKind;
  /** Default probability of winning, in percent (0 to 100). */
  readonly probability: number;
  /** Working days without activity after which a deal here counts as stale; null: never. */
  readonly daysUntilStale: number | null;
  readonly requiredFields: readonly RequirableField[];
  /** A retired stage takes no new deals and keeps its history. */
  readonly isRetired: boolean;
}

const open = (key: string, name: string, position: number, probability: number, daysUntilStale: number) =>
  ({
    key,
    name,
    position,
    kind: 'open',
    probability,
    daysUntilStale,
    requiredFields: [],
    isRetired: false,
  }) as const satisfies Stage;

/** The stages of a new workspace, from first contact to close. */
export const DEFAULT_STAGES: readonly Stage[] = [
  open('lead', 'Lead', 1, 5, 10),
  open('qualification', 'Qualification', 2, 15, 10),
  open('nurturing', 'Nurturing', 3, 25, 20),
  open('proposal', 'Proposal', 4, 45, 10),
  open('negotiation', 'Negotiation', 5, 65, 7),
  open('closing', 'Closing', 6, 85, 5),
  { ...open('won', 'Won', 7, 100, 0), kind: 'won', daysUntilStale: null },
  { ...open('lost', 'Lost', 8, 0, 0), kind: 'lost', daysUntilStale: null },
];

/** The stages in board order that a deal may enter now. */
export function activeStages(stages: readonly Stage[]): Stage[] {
  return stages.filter((stage) => !stage.isRetired).toSorted((a, b) => a.position - b.position);
}

/** The open stage after `key` in board order; undefined after the last one. */
export function nextOpenStage(stages: readonly Stage[], key: string): Stage | undefined {
  const current = stages.find((stage) => stage.key === key);
  if (current === undefined) return undefined;
  return activeStages(stages).find((stage) => stage.kind === 'open' && stage.position > current.position);
}
