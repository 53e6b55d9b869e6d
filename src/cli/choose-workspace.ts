import type { Workspace } from '../pipeline/workspace.ts';
import type { Database } from '../storage/storage.ts';
import { createWorkspace, listWorkspaces } from '../storage/workspaces.ts';
import { UsageError } from './usage-error.ts';

/** What `--workspace` calls the workspace that has no Slack team yet. */
export const LOCAL = 'local';

/** How the command line calls a workspace. */
export function workspaceId({ slackTeamId }: Workspace): string {
  return slackTeamId ?? LOCAL;
}

/** The workspace that is meant: the only one, or the one named. An empty database gets `local`. */
export async function chooseWorkspace(
  database: Database,
  wanted: string | undefined,
  now: Date,
): Promise<Workspace> {
  const known = await listWorkspaces(database);
  if (known.length === 0 && (wanted === undefined || wanted === LOCAL)) {
    await createWorkspace(database, { slackTeamId: null, name: LOCAL, dealChannel: null }, now);
    return chooseWorkspace(database, LOCAL, now);
  }
  const meant = wanted === undefined ? known : known.filter((workspace) => workspaceId(workspace) === wanted);
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only;
  const names = known.map((workspace) => `${workspaceId(workspace)} (${workspace.name})`).join(', ');
  throw new UsageError(
    wanted === undefined
      ? `There are several workspaces: add --workspace ID. They are ${names}.`
      : `There is no workspace ${wanted}. There is ${names === '' ? LOCAL : names}.`,
  );
}
