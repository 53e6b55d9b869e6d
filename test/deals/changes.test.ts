import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '../../src/deals/add-note.ts';
import { assignDeal } from '../../src/deals/assign-deal.ts';
import { editDeal } from '../../src/deals/edit-deal.ts';
import { moveDeal } from '../../src/deals/move-deal.ts';
import { Refused } from '../../src/deals/refusal.ts';
import { undoChange, undoLastChange } from '../../src/deals/undo-change.ts';
import { findDeals } from '../../src/storage/deals.ts';
import { loadEvents } from '../../src/storage/events.ts';
import { buildWorld, NOW, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld(['T0TEAM', 'T0OTHER']);
});
afterAll(async () => world.close());

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function refusalOf(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refused);
  return error instanceof Refused ? error.refusal : undefined;
}

async function dealNow(id: string) {
  const { workspace } = (await world.request('U0ANN')).speaker;
  const [deal] = await findDeals(world.dependencies.storage.database, workspace.id, [id]);
  if (deal === undefined) throw new Error('no such deal');
  return deal;
}

describe('changing a deal', () => {
  it('moves it, counts the version up and writes the history and the version as of then', async () => {
    const dealId = await world.create('U0ANN', {
      name: 'Acme rollout',
      amount: { minor: 5_000_000n, currency: 'USD' },
    });
    const request = await world.request('U0ANN', { at: later(5) });
    const change = await moveDeal(world.dependencies, request, { dealId }, { to: { stage: 'negotiation' } });
    expect(change).toMatchObject({ before: { stage: 'lead' }, after: { stage: 'negotiation', version: 2 } });

    const deal = await dealNow(dealId);
    expect(deal).toMatchObject({
      stage: 'negotiation',
      version: 2,
      stageEnteredAt: later(5),
      amount: 5_000_000n,
    });
    const versions = await world.dependencies.storage.database.dealVersion.findMany({
      where: { dealId },
      orderBy: { validFrom: 'asc' },
    });
    expect(versions.map(({ stage, validFrom, validTo }) => [stage, validFrom, validTo])).toEqual([
      ['lead', NOW, later(5)],
      ['negotiation', later(5), null],
    ]);
  });

  it('takes the same input once, and answers both times alike', async () => {
    const dealId = await world.create('U0ANN', { name: 'Once' });
    const request = await world.request('U0ANN', { inputId: 'twice' });
    const first = await moveDeal(world.dependencies, request, { dealId }, { to: 'next' });
    const second = await moveDeal(world.dependencies, request, { dealId }, { to: 'next' });
    expect(second).toMatchObject({ repeated: true, after: { stage: 'qualification' } });
    expect(second.event.sequence).toBe(first.event.sequence);
    expect((await dealNow(dealId)).version).toBe(2);
  });

  it('answers a late repeat with what the receipt said then, also when more has happened since', async () => {
    const dealId = await world.create('U0ANN', { name: 'Handed on' });
    const { member: bob } = (await world.request('U0BOB')).speaker;
    const { member: mia } = (await world.request('U0MIA')).speaker;
    const request = await world.request('U0ANN', { inputId: 'to-bob' });
    await assignDeal(world.dependencies, request, { dealId }, bob);
    await assignDeal(world.dependencies, await world.request('U0MIA', { at: later(1) }), { dealId }, mia);
    const repeat = await assignDeal(world.dependencies, request, { dealId }, bob);
    expect(repeat).toMatchObject({
      repeated: true,
      before: { ownerName: 'Ann' },
      after: { ownerName: 'Bob' },
    });
  });

  it('takes the same input once when both deliveries run at the same time', async () => {
    const dealId = await world.create('U0ANN', { name: 'At once' });
    const request = await world.request('U0ANN', { inputId: 'raced' });
    const changes = await Promise.all(
      [1, 2, 3].map(() => moveDeal(world.dependencies, request, { dealId }, { to: { stage: 'proposal' } })),
    );
    expect(changes.map(({ repeated }) => repeated).toSorted()).toEqual([false, true, true]);
    expect((await dealNow(dealId)).version).toBe(2);
  });

  it('lets one of two people win and tells the other what changed', async () => {
    const dealId = await world.create('U0ANN', { name: 'Contested' });
    const [ann, mia] = await Promise.all([world.request('U0ANN'), world.request('U0MIA')]);
    const target = { dealId, seenVersion: 1 };
    const results = await Promise.allSettled([
      moveDeal(world.dependencies, ann, target, { to: { stage: 'proposal' } }),
      moveDeal(world.dependencies, mia, target, { to: { stage: 'closing' } }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ refusal: { code: 'changedMeanwhile' } });
    expect((await dealNow(dealId)).version).toBe(2);
  });

  it('does not call it a conflict when the other changed another field', async () => {
    const dealId = await world.create('U0ANN', { name: 'Side by side' });
    await editDeal(world.dependencies, await world.request('U0MIA'), { dealId }, { nextStep: 'Call' });
    const request = await world.request('U0ANN');
    const change = await moveDeal(world.dependencies, request, { dealId, seenVersion: 1 }, { to: 'next' });
    expect(change.after).toMatchObject({ stage: 'qualification', nextStep: 'Call', version: 3 });
  });

  it('refuses another rep, allows a manager, and allows anyone a deal whose owner is not in Slack', async () => {
    const dealId = await world.create('U0ANN', { name: 'Mine' });
    const move = { to: 'next' } as const;
    expect(
      await refusalOf(moveDeal(world.dependencies, await world.request('U0BOB'), { dealId }, move)),
    ).toMatchObject({
      code: 'notAllowed',
      deal: { ownerName: 'Ann' },
    });
    await moveDeal(world.dependencies, await world.request('U0MIA'), { dealId }, move);
    const { workspace } = (await world.request('U0ANN')).speaker;
    const imported = await world.dependencies.storage.database.member.create({
      data: {
        id: crypto.randomUUID(),
        workspaceId: workspace.id,
        name: 'Moses',
        searchName: 'moses',
        createdAt: NOW,
      },
    });
    await world.dependencies.storage.database.deal.update({
      where: { id: dealId },
      data: { ownerId: imported.id },
    });
    await moveDeal(world.dependencies, await world.request('U0BOB'), { dealId }, move);
    const bob = await world.request('U0BOB');
    const claimed = await assignDeal(world.dependencies, bob, { dealId }, bob.speaker.member);
    expect(claimed.after).toMatchObject({ ownerName: 'Bob', ownerSlackUserId: 'U0BOB' });
  });

  it('sees nothing of another workspace', async () => {
    const dealId = await world.create('U0ANN', { name: 'Ours' });
    const stranger = await world.request('U0MIA', { team: 'T0OTHER' });
    expect(await refusalOf(moveDeal(world.dependencies, stranger, { dealId }, { to: 'next' }))).toEqual({
      code: 'dealNotFound',
    });
    expect(await refusalOf(undoChange(world.dependencies, stranger, { dealId, sequence: 1 }))).toEqual({
      code: 'dealNotFound',
    });
    expect((await dealNow(dealId)).version).toBe(1);
  });

  it('closes with the actual amount, queues the news for the deal channel, and reopens', async () => {
    const dealId = await world.create('U0ANN', { name: 'Closer', amount: { minor: 100n, currency: 'USD' } });
    const closing = { amount: { minor: 120n, currency: 'USD' } };
    const won = await moveDeal(
      world.dependencies,
      await world.request('U0ANN'),
      { dealId },
      { to: 'won', closing },
    );
    expect(won.after).toMatchObject({ status: 'won', closedAt: NOW, amount: 120n });
    const queued = await world.dependencies.storage.database.outboxMessage.findMany({
      where: { channel: 'C0DEALS' },
    });
    expect(queued.map(({ payload }) => payload)).toContainEqual({ type: 'dealChange', dealId, sequence: 2 });
    const reopened = await moveDeal(
      world.dependencies,
      await world.request('U0ANN'),
      { dealId },
      { to: { stage: 'closing' } },
    );
    expect(reopened).toMatchObject({
      event: { kind: 'reopened' },
      after: { status: 'open', closedAt: null },
    });
  });
});

describe('undo', () => {
  it('takes back a move, a win, an edit, an assignment, a note and a creation', async () => {
    const dealId = await world.create('U0ANN', {
      name: 'All kinds',
      amount: { minor: 100n, currency: 'USD' },
    });
    const ann = await world.request('U0ANN');
    const { member: bob } = (await world.request('U0BOB')).speaker;
    const original = await dealNow(dealId);
    const changes = [
      () => moveDeal(world.dependencies, { ...ann, inputId: 'a1' }, { dealId }, { to: { stage: 'closing' } }),
      () =>
        moveDeal(
          world.dependencies,
          { ...ann, inputId: 'a2' },
          { dealId },
          { to: 'won', closing: { amount: { minor: 7n, currency: 'EUR' } } },
        ),
      () =>
        editDeal(
          world.dependencies,
          { ...ann, inputId: 'a3' },
          { dealId },
          { account: 'Acme', closeDate: '2026-12-31' },
        ),
      () => assignDeal(world.dependencies, { ...ann, inputId: 'a4' }, { dealId }, bob),
      () =>
        addNote(
          world.dependencies,
          { ...ann, inputId: 'a5' },
          { dealId },
          { text: 'hm', objection: 'price' },
        ),
    ];
    for (const [index, make] of changes.entries()) {
      const { event } = await make();
      await undoChange(
        world.dependencies,
        { ...ann, inputId: `undo-${index}` },
        { dealId, sequence: event.sequence },
      );
    }
    const { version, stageEnteredAt, lastActivityAt, ...now } = await dealNow(dealId);
    expect({ ...original, ...now }).toEqual({ ...original });
    expect(version).toBe(11);
    expect(stageEnteredAt).toBeInstanceOf(Date);
    expect(lastActivityAt).toBeInstanceOf(Date);
    const removal = await refusalOf(
      undoChange(world.dependencies, await world.request('U0BOB'), { dealId, sequence: 1 }),
    );
    expect(removal).toMatchObject({ code: 'notYoursToUndo' });
    await undoChange(world.dependencies, await world.request('U0ANN'), { dealId, sequence: 1 });
    expect((await dealNow(dealId)).removedAt).toEqual(NOW);
  });

  it('is refused with the later change, goes through anyway, and is harmless twice', async () => {
    const dealId = await world.create('U0ANN', { name: 'Moved on' });
    const first = await moveDeal(
      world.dependencies,
      await world.request('U0ANN'),
      { dealId },
      { to: { stage: 'proposal' } },
    );
    await moveDeal(
      world.dependencies,
      await world.request('U0MIA'),
      { dealId },
      { to: { stage: 'closing' } },
    );
    const undo = { dealId, sequence: first.event.sequence };
    expect(await refusalOf(undoChange(world.dependencies, await world.request('U0ANN'), undo))).toMatchObject(
      {
        code: 'changedSince',
        actorName: 'Mia',
      },
    );
    const undone = await undoChange(world.dependencies, await world.request('U0ANN'), {
      ...undo,
      anyway: true,
    });
    expect(undone.after.stage).toBe('lead');
    expect(await refusalOf(undoChange(world.dependencies, await world.request('U0ANN'), undo))).toMatchObject(
      {
        code: 'alreadyUndone',
      },
    );
  });

  it('typed twice takes back one change, and names the one before', async () => {
    const dealId = await world.create('U0ADAM', { name: 'Typed' });
    await moveDeal(
      world.dependencies,
      await world.request('U0ADAM', { at: later(1) }),
      { dealId },
      { to: 'next' },
    );
    const undone = await undoLastChange(world.dependencies, await world.request('U0ADAM', { at: later(2) }));
    expect(undone.after.stage).toBe('lead');
    expect(
      await refusalOf(undoLastChange(world.dependencies, await world.request('U0ADAM', { at: later(3) }))),
    ).toMatchObject({
      code: 'lastWasUndo',
      before: { kind: 'created' },
    });
    expect(
      await loadEvents(world.dependencies.storage.database, undone.after.workspaceId, dealId),
    ).toHaveLength(3);
  });
});
