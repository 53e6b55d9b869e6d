import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDealsOf } from '../../src/deals/list-deals.ts';
import { openStage, showBoard } from '../../src/deals/show-board.ts';
import { showTeamLoad } from '../../src/deals/show-team-load.ts';
import { saveRates } from '../../src/storage/exchange-rates.ts';
import { buildWorld, type World } from './world.ts';

const usd = (minor: bigint) => ({ minor, currency: 'USD' });

let world: World;
beforeAll(async () => {
  world = await buildWorld(['T0TEAM', 'T0OTHER']);
  const { database } = world.dependencies.storage;
  const workspace = await database.workspace.findUniqueOrThrow({ where: { slackTeamId: 'T0TEAM' } });
  const workspaceId = workspace.id;
  const mia = await database.member.findFirstOrThrow({ where: { workspaceId, slackUserId: 'U0MIA' } });
  await database.member.updateMany({
    where: { workspaceId, slackUserId: { in: ['U0ANN', 'U0BOB'] } },
    data: { managerId: mia.id },
  });
  await saveRates(database, workspaceId, [
    { day: '2026-11-01', currency: 'EUR', rate: '1.05' },
    { day: '2026-11-20', currency: 'EUR', rate: '1.10' },
    { day: '2026-11-25', currency: 'EUR', rate: '9.99' },
  ]);
  await world.create('U0ANN', { name: 'Acme', amount: usd(5_000_000n) });
  await world.create('U0ANN', {
    name: 'Bolt',
    amount: { minor: 1_000_000n, currency: 'EUR' },
    stage: 'proposal',
    closeDate: '2026-11-20',
  });
  await world.create('U0BOB', { name: 'Kyoto', amount: { minor: 500_000n, currency: 'JPY' } });
  await world.create('U0BOB', { name: 'Silent', stage: 'proposal' });
  await world.create('U0ADAM', { name: 'Delta', amount: usd(100n), stage: 'closing' });
  await world.create('U0ANN', { name: 'Done', amount: usd(9_900_000n), stage: 'won' });
});
afterAll(async () => world.close());

describe('the board', () => {
  it('comes to one total by the rate of the day, and sets apart what has none', async () => {
    const board = await showBoard(world.dependencies, await world.request('U0ANN'), 'all');
    expect(board.count).toBe(5);
    expect(board.withoutAmount).toBe(1);
    // 50,000 + 10,000 EUR at 1.10 + 1
    expect(board.total.money).toEqual(usd(6_100_100n));
    expect(board.total.unconverted).toEqual([{ minor: 500_000n, currency: 'JPY' }]);
    // 5% of 50,000, 45% of 11,000, 85% of 1
    expect(board.weighted.money).toEqual(usd(250_000n + 495_000n + 85n));
  });

  it('has every open stage in board order, and its lines come to the headline', async () => {
    const board = await showBoard(world.dependencies, await world.request('U0ANN'), 'all');
    expect(board.lines.map(({ stage, count }) => [stage.key, count])).toEqual([
      ['lead', 2],
      ['qualification', 0],
      ['nurturing', 0],
      ['proposal', 2],
      ['negotiation', 0],
      ['closing', 1],
    ]);
    const lines = board.lines.reduce((sum, { total }) => sum + total.money.minor, 0n);
    expect(lines).toBe(board.total.money.minor);
  });

  it('shows mine, and the team of my manager or the one that I lead', async () => {
    const ann = await world.request('U0ANN');
    const counts = async (user: string, scope: 'mine' | 'team') =>
      (await showBoard(world.dependencies, await world.request(user), scope)).count;
    expect((await showBoard(world.dependencies, ann, 'mine')).count).toBe(2);
    expect(await counts('U0BOB', 'team')).toBe(4);
    expect(await counts('U0MIA', 'team')).toBe(4);
    expect(await counts('U0MIA', 'mine')).toBe(0);
  });

  it('shows everyone to who asks for a team and is of none', async () => {
    const board = await showBoard(world.dependencies, await world.request('U0ADAM'), 'team');
    expect(board).toMatchObject({ asked: 'team', scope: 'all', lead: null, count: 5 });
  });

  it("never counts another workspace's deals", async () => {
    const request = await world.request('U0ANN', { team: 'T0OTHER' });
    expect((await showBoard(world.dependencies, request, 'all')).count).toBe(0);
  });

  it('opens a stage with the deals that its line counts', async () => {
    const request = await world.request('U0BOB');
    const opened = await openStage(world.dependencies, request, 'mine', { stage: 'proposal', offset: 0 });
    expect(opened.deals.map(({ name }) => name)).toEqual(['Silent']);
    expect(opened.count).toBe(1);
  });

  it('refuses a stage that is not there', async () => {
    const request = await world.request('U0BOB');
    const opening = openStage(world.dependencies, request, 'all', { stage: 'bananas', offset: 0 });
    await expect(opening).rejects.toMatchObject({ refusal: { code: 'stageUnknown' } });
  });
});

it('the load of a team has each owner with what they have open and overdue', async () => {
  const load = await showTeamLoad(world.dependencies, await world.request('U0MIA'), 'team');
  expect(load.reps.map(({ name, count, overdue }) => [name, count, overdue])).toEqual([
    ['Ann', 2, 1],
    ['Bob', 2, 0],
  ]);
  expect(load).toMatchObject({ count: 4, overdue: 1, lead: 'Mia', total: { money: usd(6_100_000n) } });
});

it('a list says what all of its pages come to', async () => {
  const request = await world.request('U0ANN');
  const answer = await listDealsOf(world.dependencies, request, { kind: 'all' }, 4);
  expect(answer).toMatchObject({ total: 5, worth: { money: usd(6_100_100n) } });
});
