import { pino } from 'pino';
import { createDeal, type NewDealInput } from '../../src/deals/create-deal.ts';
import type { Dependencies, Request } from '../../src/deals/request.ts';
import { normaliseName } from '../../src/language/normalise-name.ts';
import type { Via } from '../../src/pipeline/history.ts';
import type { Role } from '../../src/pipeline/member.ts';
import { createMember, findMember } from '../../src/storage/members.ts';
import { findSpeaker } from '../../src/storage/speakers.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { createWorkspace } from '../../src/storage/workspaces.ts';
import { createTestDatabase } from '../postgres/create-test-database.ts';

/** Tuesday noon in most of the world. */
export const NOW = new Date('2026-11-24T12:00:00.000Z');

/** A workspace of its own database with Ann and Bob (reps), Mia (manager) and Adam (admin). */
export interface World {
  readonly dependencies: Dependencies;
  readonly databaseUrl: string;
  /** A request by a Slack user, with an input id of its own unless one is given. */
  request(
    slackUserId: string,
    options?: { at?: Date; inputId?: string; via?: Via; team?: string },
  ): Promise<Request>;
  create(slackUserId: string, input: Partial<NewDealInput> & { name: string }): Promise<string>;
  close(): Promise<void>;
}

const PEOPLE: readonly [string, string, Role][] = [
  ['U0ANN', 'Ann', 'rep'],
  ['U0BOB', 'Bob', 'rep'],
  ['U0MIA', 'Mia', 'manager'],
  ['U0ADAM', 'Adam', 'admin'],
];

/** Builds a world; close it when the test file ends. */
export async function buildWorld(teams: readonly string[] = ['T0TEAM']): Promise<World> {
  const { databaseUrl, drop } = await createTestDatabase();
  const storage = openStorage(databaseUrl, pino({ level: 'silent' }));
  for (const team of teams) await addTeam(storage.database, team);
  const dependencies: Dependencies = {
    storage,
    directory: {
      memberOf: async ({ id }, slackUserId) => findMember(storage.database, id, slackUserId),
    },
  };
  let inputs = 0;
  const request: World['request'] = async (
    slackUserId,
    { at = NOW, inputId, via = 'command', team } = {},
  ) => {
    const speaker = await findSpeaker(storage.database, team ?? teams[0] ?? '', slackUserId);
    if (speaker === undefined) throw new Error(`nobody called ${slackUserId}`);
    inputs += 1;
    return { speaker, inputId: inputId ?? `input-${inputs}`, via, at };
  };
  return {
    dependencies,
    databaseUrl,
    request,
    create: async (slackUserId, input) => {
      const made = await request(slackUserId);
      const whole = {
        amount: null,
        stage: null,
        source: null,
        account: null,
        closeDate: null,
        nextStep: null,
      };
      const change = await createDeal(dependencies, made, { ...whole, owner: made.speaker.member, ...input });
      return change.after.id;
    },
    close: async () => {
      await storage.close();
      await drop();
    },
  };
}

async function addTeam(database: Dependencies['storage']['database'], slackTeamId: string): Promise<void> {
  await createWorkspace(database, { slackTeamId, name: 'Test', dealChannel: 'C0DEALS' }, NOW);
  const { id: workspaceId } = await database.workspace.findUniqueOrThrow({ where: { slackTeamId } });
  for (const [slackUserId, name, role] of PEOPLE) {
    const unknown = { email: null, timeZone: null, locale: null };
    const member = { workspaceId, slackUserId, name, searchName: normaliseName(name), role, ...unknown };
    await createMember(database, member, NOW);
  }
}
