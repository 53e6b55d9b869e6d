import { randomUUID } from 'node:crypto';
import { DEFAULT_STAGES, REQUIRABLE_FIELDS, type RequirableField, type Stage } from '../pipeline/stage.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import type { Prisma } from './generated/client.ts';
import type { Database } from './storage.ts';

type WorkspaceRow = Prisma.WorkspaceGetPayload<{ include: { stages: true } }>;

/** The workspace of a Slack team; undefined when the team has none. */
export async function findWorkspace(database: Database, slackTeamId: string): Promise<Workspace | undefined> {
  const row = await database.workspace.findUnique({ where: { slackTeamId }, include: { stages: true } });
  return row === null ? undefined : workspaceOf(row);
}

/** Every workspace, oldest first. */
export async function listWorkspaces(database: Database): Promise<Workspace[]> {
  const rows = await database.workspace.findMany({
    include: { stages: true },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(workspaceOf);
}

/** What a new workspace is known by before anybody has set it up. */
export interface NewWorkspace {
  /** Null: the workspace `local` of the command line. */
  readonly slackTeamId: string | null;
  readonly name: string;
  readonly dealChannel: string | null;
}

/** Creates a workspace with the default stages; a team that has one keeps it. */
export async function createWorkspace(database: Database, workspace: NewWorkspace, at: Date): Promise<void> {
  const id = randomUUID();
  const { count } = await database.workspace.createMany({
    data: [{ id, ...workspace, createdAt: at }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  await database.stage.createMany({
    data: DEFAULT_STAGES.map(({ isRetired: _, ...stage }) => ({
      workspaceId: id,
      ...stage,
      requiredFields: [...stage.requiredFields],
    })),
  });
}

/** Gives the workspace `local` to a Slack team; true when there was one to give. */
export async function adoptLocalWorkspace(
  database: Database,
  { slackTeamId, name, dealChannel }: { slackTeamId: string; name: string; dealChannel: string | null },
): Promise<boolean> {
  const { count } = await database.workspace.updateMany({
    where: { slackTeamId: null },
    data: { slackTeamId, name, ...(dealChannel === null ? {} : { dealChannel }) },
  });
  return count > 0;
}

/** Takes the next deal number. The row stays locked until the transaction ends, so numbers have no gaps. */
export async function takeDealNumbers(
  database: Database,
  workspaceId: string,
  count: number,
): Promise<number> {
  const { lastDealNumber } = await database.workspace.update({
    where: { id: workspaceId },
    data: { lastDealNumber: { increment: count } },
    select: { lastDealNumber: true },
  });
  return lastDealNumber - count + 1;
}

function workspaceOf({
  stages,
  lastDealNumber: _,
  snapshotDay: __,
  createdAt: ___,
  ...row
}: WorkspaceRow): Workspace {
  return { ...row, stages: stages.map(stageOf).toSorted((a, b) => a.position - b.position) };
}

function stageOf(row: WorkspaceRow['stages'][number]): Stage {
  return {
    key: row.key,
    name: row.name,
    position: row.position,
    kind: row.kind,
    probability: row.probability,
    daysUntilStale: row.daysUntilStale,
    requiredFields: row.requiredFields.filter(isRequirable),
    isRetired: row.retiredAt !== null,
  };
}

function isRequirable(field: string): field is RequirableField {
  return REQUIRABLE_FIELDS.some((known) => known === field);
}
