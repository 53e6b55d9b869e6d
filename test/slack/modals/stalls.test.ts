import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../front-door.ts';
import { formOf, openAbout, openByVerb, receiptAfter, words } from './forms.ts';

describe.each(TRANSPORTS)('forms when the database stalls or goes, over %s', (transport) => {
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

  /** Keeps everyone from a table until the answer is called. */
  async function stall(lock: string): Promise<() => Promise<void>> {
    const blocker = new Client({ connectionString: door.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN');
    await blocker.query(lock);
    return () => blocker.end();
  }

  it('opens within the trigger’s time, and fills the form in when the database goes on', async () => {
    await create('Before the stall');
    const goOn = await stall('LOCK TABLE member IN ACCESS EXCLUSIVE MODE');
    await openByVerb(door, user, 'create', 'on its way');
    await goOn();
    await formOf(door, user, 'Deal name');
    expect((await door.slack.submit({ user, values: { name: 'After the stall' } })).view).toBeNull();
  });

  it('says that it is still saving, then what was saved, with the receipt as a message', async () => {
    const deal = await create('Slow');
    await openAbout(door, user, 'set', deal);
    const goOn = await stall(`SELECT FROM deal WHERE id = '${deal.id}' FOR UPDATE`);
    const slow = await door.slack.submit({ user, values: { amount: '60k' } });
    expect(slow.acknowledgement?.error).toBeNull();
    expect(slow.view && words(slow.view)).toContain('Still saving');
    const receipt = await receiptAfter(door, user, goOn);
    expect(receipt.text).toContain('$50,000 → *$60,000*');
    const done = await formOf(door, user, '$60,000');
    await door.slack.close(done);
    expect(door.slack.modal(user)).toBeNull();
  });

  it('shows a conflict that took long under the word of it, and the second save works', async () => {
    const deal = await create('Slow conflict');
    await openAbout(door, user, 'set', deal);
    await door.type('U0MIA', `set #${deal.number} amount 60k`);
    const goOn = await stall(`SELECT FROM deal WHERE id = '${deal.id}' FOR UPDATE`);
    await door.slack.submit({ user, values: { amount: '55k' } });
    await goOn();
    await door.slack.close(await formOf(door, user, 'while you were typing'));
    await formOf(door, user, 'Save again to set $55,000');
    expect((await door.slack.submit({ user })).view).toBeNull();
    expect(await dealOf(deal.number)).toMatchObject({ amount: 5_500_000n });
  });

  it('keeps what was typed when the database is gone, and saves it once it is back', async () => {
    const deal = await create('Cut off');
    await openAbout(door, user, 'set', deal);
    door.proxy.cut();
    const failed = await door.slack.submit({ user, values: { amount: '60k' } });
    if (failed.view === null) throw new Error('the form has closed');
    const told = words(failed.view).includes('Still saving')
      ? await formOf(door, user, '(ref ')
      : failed.view;
    expect(words(told)).toContain('Try again in a moment');
    door.proxy.restore();
    await door.slack.close(told);
    expect((await door.slack.submit({ user })).view).toBeNull();
    expect(await dealOf(deal.number)).toMatchObject({ amount: 6_000_000n, version: 2 });
  });

  it('sends the receipt to the person when the place of the form is out of reach', async () => {
    const deal = await create('Far away');
    await openAbout(door, user, 'set', deal);
    door.slack.fail({ method: 'response_url', with: { status: 404 } });
    door.slack.fail({ method: 'chat.postEphemeral', with: { error: 'channel_not_found' } });
    await door.slack.submit({ user, values: { amount: '60k' } });
    const receipt = await door.slack.waitFor(() => door.slack.messages(`dm:${user}`).at(-1));
    expect(receipt.text).toContain('$50,000 → *$60,000*');
  });

  it('says so when Slack does not open the form', async () => {
    door.slack.fail({ method: 'views.open', with: { error: 'expired_trigger_id' } });
    const answer = await receiptAfter(door, user, () =>
      door.slack.command({ user, channel: 'C0DEALS', command: '/deal', text: 'create' }),
    );
    expect(answer.text).toContain('nothing changed');
  });
});
