import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../front-door.ts';
import { initial, openByVerb, receiptAfter } from './forms.ts';

describe.each(TRANSPORTS)('creating a deal by a form, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
  });
  afterAll(async () => door.close());

  const user = 'U0ANN';
  const dealsNamed = (name: string) => door.storage.database.deal.findMany({ where: { name } });

  it('begins with the first stage and the speaker', async () => {
    const view = await openByVerb(door, user, 'new', 'Deal name');
    expect([initial(view, 'stage'), initial(view, 'owner')]).toEqual(['lead', 'U0ANN']);
  });

  it('shows an error beside its field, keeps what was typed, and counts the corrected form once', async () => {
    await openByVerb(door, user, 'create', 'Deal name');
    const typed = {
      name: 'Acme  rollout',
      amount: 'a lot',
      nextStep: 'Call <the CFO>',
      closeDate: '2026-12-31',
    };
    const refused = await door.slack.submit({ user, values: typed });
    expect(refused.errors).toEqual({ amount: expect.stringContaining('"a lot"') });
    expect(await dealsNamed('Acme rollout')).toEqual([]);
    const receipt = await receiptAfter(door, user, () =>
      door.slack.submit({ user, values: { amount: '50k' } }),
    );
    expect(door.slack.modal(user)).toBeNull();
    expect(receipt.text).toContain('Created *Acme rollout*');
    expect(receipt.text).toContain('$50,000 · Lead · closes Thu 31 Dec · yours');
    expect(await dealsNamed('Acme rollout')).toMatchObject([
      { amount: 5_000_000n, nextStep: 'Call <the CFO>' },
    ]);
    expect((await door.press(user, receipt, 'Undo')).text).toContain('Acme rollout');
    expect(await dealsNamed('Acme rollout')).toMatchObject([{ removedAt: expect.any(Date) }]);
  });

  it('makes one deal of a submission that Slack delivers again', async () => {
    await openByVerb(door, user, 'create', 'Deal name');
    const { acknowledgement } = await door.slack.submit({ user, values: { name: 'Once only' } });
    const again = await door.slack.redeliver(acknowledgement?.id ?? '');
    await door.slack.settled();
    expect(again).toMatchObject({ error: null, body: null });
    expect(await dealsNamed('Once only')).toHaveLength(1);
  });

  it('asks for what the chosen stage requires', async () => {
    const { database } = door.storage;
    await database.stage.updateMany({ where: { key: 'closing' }, data: { requiredFields: ['account'] } });
    await openByVerb(door, user, 'create', 'Deal name');
    const asked = await door.slack.submit({ user, values: { name: 'Late stage', stage: 'closing' } });
    expect(asked.errors).toEqual({ account: 'Closing needs an account.' });
    const made = await door.slack.submit({ user, values: { account: 'Hooli' } });
    expect(made.view).toBeNull();
    expect(await dealsNamed('Late stage')).toMatchObject([{ stage: 'closing', version: 1 }]);
  });

  it('gives no deal to a guest', async () => {
    await openByVerb(door, user, 'create', 'Deal name');
    const { errors } = await door.slack.submit({ user, values: { name: "Gus's", owner: 'U0GUS' } });
    expect(errors).toEqual({ owner: expect.stringContaining('Guests') });
  });

  it('opens no form for a guest, and says why', async () => {
    const refusal = await receiptAfter(door, 'U0GUS', () =>
      door.slack.command({ user: 'U0GUS', channel: 'dm', command: '/deal', text: 'create' }),
    );
    expect(refusal.text).toContain('full members only');
    expect(door.slack.modal('U0GUS')).toBeNull();
  });

  it('saves nothing from a form that remembers something else than it was given', async () => {
    for (const metadata of ['', 'not json', '{"v":1}', '{"v":2,"modal":"create"}']) {
      const view = await openByVerb(door, user, 'create', 'Deal name');
      view.sent = { ...view.sent, private_metadata: metadata };
      const { view: shown } = await door.slack.submit({ user, values: { name: 'Tampered' } });
      expect(JSON.stringify(shown?.blocks)).toContain('nothing was saved');
    }
    expect(await dealsNamed('Tampered')).toEqual([]);
  });
});
