import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchDeals, searchNearestDeals } from '../../src/storage/search-deals.ts';
import { buildWorld, type World } from '../deals/world.ts';

let world: World;
let workspaceId: string;
let memberId: string;
beforeAll(async () => {
  world = await buildWorld(['T0TEAM', 'T0OTHER']);
  const { speaker } = await world.request('U0ANN');
  workspaceId = speaker.workspace.id;
  memberId = speaker.member.id;
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let index = 0; index < 130; index += 1) {
    const account = [7, 11, 3, 5, 1].map((step) => letters.charAt((index * step + step) % 26)).join('');
    await world.create('U0BOB', { name: `${account}${index % 7} rollout` });
  }
  for (const name of ['Zephyrine rollout', 'Ünlü Çelik A.Ş.', '北京科技 升级', '🚀', 'Zephyr pilot']) {
    await world.create('U0ANN', { name });
  }
  await world.create('U0BOB', { name: 'Phase two', account: 'Globex' });
});
afterAll(async () => world.close());

const namesFor = async (text: string, options = { memberId, limit: 25 }) =>
  (await searchDeals(world.dependencies.storage.database, workspaceId, [text], options)).map(
    ({ name }) => name,
  );

describe('searching deals by a folded name', () => {
  it.each([
    ['the whole name', 'zephyrine rollout', 'Zephyrine rollout'],
    ['half of it', 'zephyrine', 'Zephyrine rollout'],
    ['a mistyped account beside a word that everybody has', 'zefyrine rollout', 'Zephyrine rollout'],
    ['letters without their accents', 'unlu celik', 'Ünlü Çelik A.Ş.'],
    ['another script', '北京科技', '北京科技 升级'],
    ['nothing but a symbol', '🚀', '🚀'],
    ['the account, where the name lacks it', 'globex', 'Phase two'],
  ])('finds %s first', async (_, text, name) => {
    expect((await namesFor(text))[0]).toBe(name);
  });

  it('brings my own deals first among those that hold the whole text', async () => {
    expect((await namesFor('rollout', { memberId, limit: 10 }))[0]).toBe('Zephyrine rollout');
  });

  it('brings no more than it is asked for', async () => {
    expect(await namesFor('rollout', { memberId, limit: 10 })).toHaveLength(10);
  });

  it('suggests what it would not act on', async () => {
    expect(await namesFor('zephyrus holding')).toEqual([]);
    const nearest = await searchNearestDeals(world.dependencies.storage, workspaceId, ['zephyrus holding'], {
      memberId,
      limit: 25,
    });
    expect(nearest.map(({ name }) => name)).toContain('Zephyr pilot');
  });

  it('sees nothing of another workspace', async () => {
    const other = await world.request('U0ANN', { team: 'T0OTHER' });
    const { id } = other.speaker.workspace;
    expect(
      await searchDeals(world.dependencies.storage.database, id, ['zephyrine rollout'], {
        memberId,
        limit: 25,
      }),
    ).toEqual([]);
  });
});
