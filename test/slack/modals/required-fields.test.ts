import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../front-door.ts';
import { fields, formOf, initial, openAbout, receiptAfter } from './forms.ts';

describe.each(TRANSPORTS)('a stage that asks for fields, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
    await require('proposal', ['amount', 'nextStep']);
    await require('won', ['source']);
  });
  afterAll(async () => door.close());

  const user = 'U0ANN';

  async function require(key: string, requiredFields: string[]) {
    await door.storage.database.stage.updateMany({ where: { key }, data: { requiredFields } });
  }

  async function create(name: string) {
    await door.type(user, `create "${name}"`);
    return door.storage.database.deal.findFirstOrThrow({ where: { name } });
  }

  it('is answered with a button that opens the move, and the move asks for them', async () => {
    const { number, id } = await create('By sentence');
    const refused = await door.type(user, `move #${number} proposal`);
    await door.slack.press({ user, message: refused, text: 'Fill in and move to Proposal' });
    const view = await formOf(door, user, 'Move to');
    expect([initial(view, 'stage'), fields(view)]).toEqual(['proposal', ['stage', 'amount', 'nextStep']]);
    const empty = await door.slack.submit({ user, values: { amount: '10k' } });
    expect(Object.keys(empty.errors)).toEqual(['nextStep']);
    const receipt = await receiptAfter(door, user, () =>
      door.slack.submit({ user, values: { nextStep: 'Call' } }),
    );
    expect(receipt.text).toContain('Lead → *Proposal*');
    const events = await door.storage.database.dealEvent.findMany({ where: { dealId: id } });
    expect(events).toHaveLength(2);
  });

  it('brings its fields up when it is chosen, and takes them away again', async () => {
    const deal = await create('By choosing');
    const view = await openAbout(door, user, 'move', deal);
    expect([initial(view, 'stage'), fields(view)]).toEqual(['qualification', ['deal', 'stage']]);
    const choose = async (value: string) => {
      await door.slack.press({ user, blockId: 'stage', value });
      return door.slack.waitFor(() => {
        const form = door.slack.modal(user);
        return form !== null && initial(form, 'stage') === value ? fields(form) : null;
      });
    };
    expect(await choose('proposal')).toEqual(['deal', 'stage', 'amount', 'nextStep']);
    expect(await choose('lost')).toEqual(['deal', 'stage', 'lostReason', 'lostNote']);
    expect(await choose('won')).toEqual(['deal', 'stage', 'amount', 'source']);
    expect(await choose('closing')).toEqual(['deal', 'stage']);
  });

  it('asks in the form when it began to ask while the form was open', async () => {
    const deal = await create('Meanwhile');
    await openAbout(door, user, 'move', deal);
    await require('qualification', ['closeDate']);
    const asked = await door.slack.submit({ user });
    expect(asked.view && fields(asked.view)).toEqual(['deal', 'stage', 'closeDate']);
    const moved = await door.slack.submit({ user, values: { closeDate: '2026-12-31' } });
    expect(moved.view).toBeNull();
    await require('qualification', []);
  });

  it('is entered by winning only with what it asks for', async () => {
    const deal = await create('Won with source');
    const view = await openAbout(door, user, 'won', deal);
    expect(fields(view)).toEqual(['deal', 'amount', 'source']);
    const receipt = await receiptAfter(door, user, () =>
      door.slack.submit({ user, values: { amount: '5k', source: 'referral' } }),
    );
    expect(receipt.text).toContain('Lead → *Won*');
  });
});
