import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../front-door.ts';
import { fields, formOf, initial, openAbout, openByVerb, receiptAfter, words } from './forms.ts';

describe.each(TRANSPORTS)('forms about a deal, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
  });
  afterAll(async () => door.close());

  const user = 'U0ANN';
  const dealOf = (number: number) => door.storage.database.deal.findFirstOrThrow({ where: { number } });

  async function create(name: string) {
    await door.type(user, `create "${name}" 50k`);
    return door.storage.database.deal.findFirstOrThrow({ where: { name } });
  }

  it('finds the deal while its name or number is typed', async () => {
    const { number } = await create('Vandelay imports');
    await openByVerb(door, user, 'won', '"deal"');
    const search = async (query: string) => {
      const { options } = await door.slack.options({ user, blockId: 'deal', actionId: 'deal', query });
      return options.map((option) => option['value']);
    };
    expect(await search('vandel')).toEqual([String(number)]);
    expect(await search(`#${number}`)).toEqual([String(number)]);
    expect(await search('')).toContain(String(number));
    expect(await search('zzzzqq')).toEqual([]);
  });

  it('goes on when it is submitted before the chosen deal’s values have come', async () => {
    const deal = await create('Acme in a hurry');
    await openByVerb(door, user, 'won', '"deal"');
    await door.slack.options({ user, blockId: 'deal', actionId: 'deal', query: 'hurry' });
    const { view } = await door.slack.submit({ user, values: { deal: String(deal.number) } });
    expect(view && [fields(view), initial(view, 'amount')]).toEqual([['deal', 'amount'], '$50,000']);
    expect((await door.slack.submit({ user })).view).toBeNull();
    expect(await dealOf(deal.number)).toMatchObject({ status: 'won', amount: 5_000_000n });
  });

  it('saves nothing on a deal that it was not opened for', async () => {
    const deal = await create('Elsewhere');
    const view = await openAbout(door, user, 'won', deal);
    const metadata = String(view.sent['private_metadata']).replace(deal.id, crypto.randomUUID());
    view.sent = { ...view.sent, private_metadata: metadata };
    const { view: shown } = await door.slack.submit({ user });
    expect(shown && words(shown)).toContain('There is no such deal');
    expect(await dealOf(deal.number)).toMatchObject({ status: 'open', version: 1 });
  });

  it('wins with the amount that was paid, and takes it back', async () => {
    const deal = await create('Globex');
    const view = await openAbout(door, user, 'won', deal);
    expect([fields(view), initial(view, 'amount')]).toEqual([['deal', 'amount'], '$50,000']);
    const receipt = await receiptAfter(door, user, () =>
      door.slack.submit({ user, values: { amount: '60k' } }),
    );
    expect(receipt.text).toContain('Lead → *Won*');
    expect(await dealOf(deal.number)).toMatchObject({ status: 'won', amount: 6_000_000n, version: 2 });
    await door.press(user, receipt, 'Undo');
    expect(await dealOf(deal.number)).toMatchObject({ status: 'open', amount: 5_000_000n });
  });

  it('loses with a reason and words', async () => {
    const deal = await create('Initech');
    await openAbout(door, user, 'lost', deal);
    const early = await door.slack.submit({ user });
    expect(Object.keys(early.errors)).toEqual(['lostReason']);
    const receipt = await receiptAfter(door, user, () =>
      door.slack.submit({ user, values: { lostReason: 'price', lostNote: 'Twice the other offer' } }),
    );
    expect(receipt.text).toContain('reason: price, “Twice the other offer”');
  });

  it('edits many fields in one change, leaving alone what was not typed in', async () => {
    const deal = await create('Massive Dynamic');
    await openAbout(door, user, 'set', deal);
    await door.type('U0MIA', `next #${deal.number}: Mia calls`);
    const values = {
      name: 'Massive',
      amount: '1.2m EUR',
      stage: 'proposal',
      owner: 'U0BOB',
      source: 'webinar',
    };
    const receipt = await receiptAfter(door, user, () => door.slack.submit({ user, values }));
    expect(receipt.text).toContain('Lead → *Proposal*');
    expect(await dealOf(deal.number)).toMatchObject({
      name: 'Massive',
      amount: 120_000_000n,
      currency: 'EUR',
      stage: 'proposal',
      source: 'webinar',
      nextStep: 'Mia calls',
      version: 3,
    });
    await door.press(user, receipt, 'Undo');
    expect(await dealOf(deal.number)).toMatchObject({
      name: 'Massive Dynamic',
      stage: 'lead',
      currency: 'USD',
    });
  });

  it('opens from a receipt with what the deal has, and an emptied field is taken away', async () => {
    const deal = await create('Umbrella');
    await door.type(user, `next #${deal.number}: Call the CFO`);
    const shown = await door.type(user, `show #${deal.number}`);
    await door.slack.press({ user, message: shown, text: 'Edit' });
    const view = await formOf(door, user, 'Umbrella');
    expect(initial(view, 'nextStep')).toBe('Call the CFO');
    await receiptAfter(door, user, () => door.slack.submit({ user, values: { nextStep: null } }));
    expect(await dealOf(deal.number)).toMatchObject({ nextStep: null, amount: 5_000_000n });
  });

  it('notes an objection on a colleague’s deal', async () => {
    const deal = await create('Soylent');
    await openAbout(door, 'U0BOB', 'objection', deal);
    const values = { note: 'Too dear,\nthey say', objection: 'price' };
    const receipt = await receiptAfter(door, 'U0BOB', () => door.slack.submit({ user: 'U0BOB', values }));
    expect(receipt.text).toContain('Objection (price) noted on *Soylent*');
  });

  it('reminds tomorrow at nine unless told otherwise, never in the past', async () => {
    const deal = await create('Tyrell');
    const view = await openAbout(door, user, 'remind', deal);
    expect(initial(view, 'when')).toBe(Date.parse('2026-11-25T08:00:00Z') / 1_000);
    const past = await door.slack.submit({
      user,
      values: { when: Date.parse('2026-11-24T08:00:00Z') / 1_000 },
    });
    expect(past.errors).toEqual({ when: 'That has passed already.' });
    const when = Date.parse('2026-11-26T08:30:00Z') / 1_000;
    const receipt = await receiptAfter(door, user, () =>
      door.slack.submit({ user, values: { when, note: 'Send the paper' } }),
    );
    expect(receipt.text).toContain('Thu 26 Nov at 9:30 AM');
    expect(await door.storage.database.reminder.findMany()).toMatchObject([{ text: 'Send the paper' }]);
  });

  it('tells a colleague before they type that they may not, with whom to ask', async () => {
    const deal = await create('Wonka');
    await openByVerb(door, 'U0BOB', 'assign', '"deal"');
    await door.slack.options({ user: 'U0BOB', blockId: 'deal', actionId: 'deal', query: 'Wonka' });
    await door.slack.press({ user: 'U0BOB', blockId: 'deal', actionId: 'deal', value: String(deal.number) });
    const view = await formOf(door, 'U0BOB', 'Only the owner');
    expect([words(view).includes('(Ann)'), fields(view)]).toEqual([true, []]);
  });

  it('gives a deal away and says who has it', async () => {
    const deal = await create('Stark');
    await openAbout(door, user, 'assign', deal);
    const receipt = await receiptAfter(door, user, () =>
      door.slack.submit({ user, values: { owner: 'U0BOB' } }),
    );
    expect(receipt.text).toContain('Ann → *Bob*');
  });

  it('closes a form in which nothing was changed, and changes nothing', async () => {
    const deal = await create('Wayne');
    await openAbout(door, user, 'next', deal);
    const answer = await receiptAfter(door, user, () => door.slack.submit({ user }));
    expect(answer.text).toContain('is like that already');
    expect(await dealOf(deal.number)).toMatchObject({ version: 1 });
  });
});
