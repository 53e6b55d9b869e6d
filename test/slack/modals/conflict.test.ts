import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../front-door.ts';
import { initial, openAbout, receiptAfter, words } from './forms.ts';

describe.each(TRANSPORTS)('a deal that changes while a form is open, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
    await door.type('U0MIA', 'list');
  });
  afterAll(async () => door.close());

  const ann = 'U0ANN';
  const mia = 'U0MIA';
  const dealOf = (number: number) => door.storage.database.deal.findFirstOrThrow({ where: { number } });

  async function create(name: string) {
    await door.type(ann, `create "${name}" 50k`);
    return door.storage.database.deal.findFirstOrThrow({ where: { name } });
  }

  it('says what changed, keeps what was typed, and the second save works', async () => {
    const deal = await create('Contested');
    await openAbout(door, ann, 'set', deal);
    await door.type(mia, `set #${deal.number} amount 60k`);
    await door.type(mia, `set #${deal.number} source webinar`);
    const values = { amount: '$55,000', nextStep: 'Call' };
    const { view } = await door.slack.submit({ user: ann, values });
    if (view === null) throw new Error('the form has closed');
    expect(words(view)).toContain(
      'Mia changed the amount to $60,000 while you were typing. Save again to set $55,000.',
    );
    expect([initial(view, 'amount'), initial(view, 'nextStep'), initial(view, 'source')]).toEqual([
      '$55,000',
      'Call',
      'webinar',
    ]);
    expect(await dealOf(deal.number)).toMatchObject({ amount: 6_000_000n, nextStep: null });
    const receipt = await receiptAfter(door, ann, () => door.slack.submit({ user: ann }));
    expect(door.slack.modal(ann)).toBeNull();
    expect(receipt.text).toContain('$60,000 → *$55,000*');
    expect(await dealOf(deal.number)).toMatchObject({
      amount: 5_500_000n,
      nextStep: 'Call',
      source: 'webinar',
    });
  });

  it('tells every field that somebody has changed meanwhile', async () => {
    const deal = await create('Twice contested');
    await openAbout(door, ann, 'set', deal);
    await door.type(mia, `set #${deal.number} amount 60k`);
    await door.type(mia, `move #${deal.number} closing`);
    const { view } = await door.slack.submit({ user: ann, values: { amount: '55k', stage: 'proposal' } });
    expect(view && words(view)).toContain(
      'Mia moved it to Closing while you were typing. By now the amount is $60,000. Save again to move it to Proposal and set $55,000.',
    );
  });

  it('is told again when it changes between the two saves', async () => {
    const deal = await create('Thrice');
    await openAbout(door, ann, 'set', deal);
    for (const amount of ['60k', '61k']) {
      await door.type(mia, `set #${deal.number} amount ${amount}`);
      const { view } = await door.slack.submit({ user: ann, values: { amount: '55k' } });
      expect(view && words(view)).toContain('Mia changed the amount');
    }
    expect((await door.slack.submit({ user: ann })).view).toBeNull();
    expect(await dealOf(deal.number)).toMatchObject({ amount: 5_500_000n });
  });

  it('lets two people save different fields from one form each', async () => {
    const deal = await create('Side by side');
    await openAbout(door, ann, 'set', deal);
    await openAbout(door, mia, 'set', deal);
    const [first, second] = await Promise.all([
      door.slack.submit({ user: ann, values: { amount: '70k' } }),
      door.slack.submit({ user: mia, values: { source: 'referral' } }),
    ]);
    expect([first.view, second.view]).toEqual([null, null]);
    expect(await dealOf(deal.number)).toMatchObject({ amount: 7_000_000n, source: 'referral', version: 3 });
  });

  it('lets one of two people win the same field, and asks the other', async () => {
    const deal = await create('Head to head');
    await openAbout(door, ann, 'won', deal);
    await openAbout(door, mia, 'won', deal);
    const results = await Promise.all([
      door.slack.submit({ user: ann, values: { amount: '70k' } }),
      door.slack.submit({ user: mia, values: { amount: '80k' } }),
    ]);
    const asked = results.filter(({ view }) => view !== null);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.view && words(asked[0].view)).toMatch(/(Ann|Mia) won it while you were typing/);
    expect(await dealOf(deal.number)).toMatchObject({ status: 'won', version: 2 });
  });

  it('is saved once when Slack delivers the submission again, whatever happened since', async () => {
    const deal = await create('Again');
    await openAbout(door, ann, 'set', deal);
    const { acknowledgement } = await door.slack.submit({ user: ann, values: { amount: '70k' } });
    await door.type(mia, `set #${deal.number} amount 80k`);
    const again = await door.slack.redeliver(acknowledgement?.id ?? '');
    await door.slack.settled();
    expect(again).toMatchObject({ error: null, body: null });
    expect(await dealOf(deal.number)).toMatchObject({ amount: 8_000_000n, version: 3 });
  });

  it('is told to be gone when its creation was taken back', async () => {
    const receipt = await door.type(ann, 'create "Short life" 5k');
    const deal = await door.storage.database.deal.findFirstOrThrow({ where: { name: 'Short life' } });
    await openAbout(door, ann, 'note', deal);
    await door.press(ann, receipt, 'Undo');
    const { view } = await door.slack.submit({ user: ann, values: { note: 'Hello' } });
    expect(view && words(view)).toContain('creation was taken back');
  });
});
