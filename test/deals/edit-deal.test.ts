import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAsSeen } from '../../src/deals/deal-as-seen.ts';
import { editDeal } from '../../src/deals/edit-deal.ts';
import { suggestDeals } from '../../src/deals/suggest-deals.ts';
import { undoChange } from '../../src/deals/undo-change.ts';
import { findDeals } from '../../src/storage/deals.ts';
import { buildWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(async () => world.close());

async function stored(id: string) {
  const { workspace } = (await world.request('U0ANN')).speaker;
  const [deal] = await findDeals(world.dependencies.storage.database, workspace.id, [id]);
  if (deal === undefined) throw new Error('no such deal');
  return deal;
}

describe('editing many fields', () => {
  it('moves, renames and gives away in one change that one undo takes back', async () => {
    const dealId = await world.create('U0ANN', { name: 'All at once', account: 'Initech' });
    const before = await stored(dealId);
    const ann = await world.request('U0ANN');
    const { member: bob } = (await world.request('U0BOB')).speaker;
    const edit = {
      name: 'All in one',
      amount: 700n,
      currency: 'EUR',
      account: 'Hooli',
      stage: 'won',
      owner: bob,
    };
    const { event, after } = await editDeal(world.dependencies, ann, { dealId }, edit);
    expect(event).toMatchObject({ kind: 'won', sequence: 2 });
    expect(after).toMatchObject({ status: 'won', accountName: 'Hooli', ownerName: 'Bob', amount: 700n });
    await undoChange(world.dependencies, await world.request('U0ANN'), { dealId, sequence: 2 });
    const { version, stageEnteredAt, lastActivityAt, ...fields } = await stored(dealId);
    expect(fields).toMatchObject({ name: before.name, stage: 'lead', ownerName: 'Ann', closedAt: null });
    expect([version, stageEnteredAt instanceof Date, lastActivityAt instanceof Date]).toEqual([
      3,
      true,
      true,
    ]);
  });

  it('gives a stage what it requires in the same change, and asks for what is still missing', async () => {
    const dealId = await world.create('U0ANN', { name: 'Asked for' });
    const ann = await world.request('U0ANN');
    const { workspace } = ann.speaker;
    const stages = workspace.stages.map((stage) =>
      stage.key === 'proposal' ? { ...stage, requiredFields: ['amount', 'account'] as const } : stage,
    );
    const request = { ...ann, speaker: { ...ann.speaker, workspace: { ...workspace, stages } } };
    const edit = { stage: 'proposal', amount: 100n, currency: 'USD' };
    await expect(editDeal(world.dependencies, request, { dealId }, edit)).rejects.toMatchObject({
      refusal: { code: 'fieldsMissing', fields: ['account'] },
    });
    const { after } = await editDeal(world.dependencies, request, { dealId }, { ...edit, account: 'Globex' });
    expect(after).toMatchObject({ stage: 'proposal', accountName: 'Globex', version: 2 });
  });

  it('says why a deal was lost', async () => {
    const dealId = await world.create('U0ANN', { name: 'Gone' });
    const edit = { stage: 'lost', lostReason: 'price', lostNote: 'Too dear' } as const;
    const change = await editDeal(world.dependencies, await world.request('U0ANN'), { dealId }, edit);
    expect(change.after).toMatchObject({ status: 'lost', lostReason: 'price', lostNote: 'Too dear' });
  });

  it('refuses what somebody else changed meanwhile, with what was wanted', async () => {
    const dealId = await world.create('U0ANN', { name: 'Contested' });
    await editDeal(world.dependencies, await world.request('U0MIA'), { dealId }, { account: 'Hooli' });
    const edit = { account: 'Globex', nextStep: 'Call' };
    const late = editDeal(world.dependencies, await world.request('U0ANN'), { dealId, seenVersion: 1 }, edit);
    await expect(late).rejects.toMatchObject({
      refusal: { code: 'changedMeanwhile', actorName: 'Mia', wanted: { accountName: 'Globex' } },
    });
  });

  it('shows a deal as it was when somebody looked', async () => {
    const dealId = await world.create('U0ANN', { name: 'Looked at', account: 'Initech' });
    const mia = await world.request('U0MIA');
    const edit = { account: 'Hooli', amount: 5n, currency: 'USD', owner: mia.speaker.member };
    await editDeal(world.dependencies, mia, { dealId }, edit);
    expect(await dealAsSeen(world.dependencies, await stored(dealId), 1)).toMatchObject({
      accountName: 'Initech',
      amount: null,
      ownerName: 'Ann',
      ownerSlackUserId: 'U0ANN',
    });
  });
});

describe('suggesting deals', () => {
  const named = async (user: string, typed: string) => {
    const deals = await suggestDeals(world.dependencies, await world.request(user), typed, 100);
    return deals.map(({ name }) => name);
  };

  it('finds by half a name, by number, and offers what is open when nothing is typed', async () => {
    const dealId = await world.create('U0ADAM', { name: 'Vandelay imports' });
    const { number } = await stored(dealId);
    expect(await named('U0ANN', 'vandel')).toContain('Vandelay imports');
    expect(await named('U0ANN', `#${number}`)).toEqual(['Vandelay imports']);
    expect(await named('U0ADAM', ' ')).toEqual(['Vandelay imports']);
    expect(await named('U0BOB', '')).toContain('Vandelay imports');
  });
});
