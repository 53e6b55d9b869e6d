import type { Day } from '../pipeline/day.ts';
import type { Database } from './storage.ts';

/** The newest day that a snapshot was imported for; null: none yet. */
export async function findSnapshotDay(database: Database, workspaceId: string): Promise<Day | null> {
  const row = await database.workspace.findUnique({
    where: { id: workspaceId },
    select: { snapshotDay: true },
  });
  return row?.snapshotDay?.toISOString().slice(0, 10) ?? null;
}

/** Notes that a snapshot of a day comes in; false when a newer one is in already. */
export async function claimSnapshotDay(database: Database, workspaceId: string, day: Day): Promise<boolean> {
  const snapshotDay = new Date(`${day}T00:00:00.000Z`);
  const { count } = await database.workspace.updateMany({
    where: { id: workspaceId, OR: [{ snapshotDay: null }, { snapshotDay: { lte: snapshotDay } }] },
    data: { snapshotDay },
  });
  return count === 1;
}
