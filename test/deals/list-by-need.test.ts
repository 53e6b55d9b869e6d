import { afterAll, beforeAll, expect, it } from 'vitest';
import { listByNeed, NEED_PAGE } from '../../src/deals/list-by-need.ts';
import { buildWorld, type World } from './world.ts';

const usd = (minor: bigint) => ({ minor, currency: 'USD' });

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  const well = { nextStep: 'call', closeDate: '2026-12-31' };
  await world.create('U0ANN', { name: 'Well', amount: usd(900n), ...well });
  await world.create('U0ANN', { name: 'Undated', amount: usd(800n), nextStep: 'call' });
  const quiet = await world.create('U0ANN', { name: 'Quiet', ...well });
  await world.create('U0ANN', { name: 'Aimless', closeDate: '2026-12-31' });
  await world.create('U0ANN', { name: 'Late', closeDate: '2026-11-23' });
  await world.create('U0ANN', { name: 'Later', amount: usd(1n), closeDate: '2026-11-23', nextStep: 'call' });
  await world.create('U0ANN', { name: 'Won', stage: 'won' });
  await world.create('U0BOB', { name: "Bob's" });
  await world.dependencies.storage.database.deal.update({
    where: { id: quiet },
    data: { lastActivityAt: new Date('2026-11-10T12:00:00Z') },
  });
});
afterAll(async () => world.close());

it('my deals come by what they ask for, the most valuable first, a page at a time', async () => {
  const request = await world.request('U0ANN');
  const first = await listByNeed(world.dependencies, request, 0);
  const second = await listByNeed(world.dependencies, request, NEED_PAGE);
  expect([...first.deals, ...second.deals].map(({ deal, next }) => [deal.name, next.reason])).toEqual([
    ['Later', 'closeDatePassed'],
    ['Late', 'closeDatePassed'],
    ['Aimless', 'noNextStep'],
    ['Quiet', 'quiet'],
    ['Undated', 'noCloseDate'],
    ['Well', 'onTrack'],
  ]);
  expect(first).toMatchObject({ count: 6, worth: { money: usd(1_701n) } });
});
