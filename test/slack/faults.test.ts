import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from './front-door.ts';

describe.each(TRANSPORTS)('when something fails, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
  });
  beforeEach(async () => {
    await door.type('U0ANN', `create "Deal ${crypto.randomUUID()}" 50k`);
  });
  afterAll(async () => door.close());

  const newest = () => door.storage.database.deal.findFirstOrThrow({ orderBy: { number: 'desc' } });

  it('says that it is still working when the database stalls, and answers when it goes on', async () => {
    const { id, number } = await newest();
    const blocker = new Client({ connectionString: door.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT FROM deal WHERE id = $1 FOR UPDATE', [id]);
    const result = await door.slack.command({
      user: 'U0ANN',
      channel: 'C0DEALS',
      command: '/deal',
      text: `move #${number} proposal`,
    });
    expect(result.error).toBeNull();
    expect(result.acknowledgedInMs).toBeLessThan(3_000);
    expect(result.messages()[0]?.text).toContain('Still working on it');
    await blocker.end();
    const receipt = await door.slack.waitFor(() => result.messages()[1]);
    expect(receipt.text).toContain('Lead → *Proposal*');
  });

  it('says "try again in a moment" while the database is gone, and recovers by itself', async () => {
    const { number } = await newest();
    door.proxy.cut();
    const refused = await door.type('U0ANN', `move #${number} proposal`);
    expect(refused.text).toContain('Try again in a moment');
    const reference = /\(ref (\w{4})\)/.exec(refused.text)?.[1];
    expect(door.log.find((line) => line.includes(`"reference":"${reference}"`))).toContain(
      'answering failed',
    );
    const ready = await fetch(`http://127.0.0.1:${door.running.port}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, 'the database is out of reach\n']);
    door.proxy.restore();
    expect((await newest()).stage).toBe('lead');
    expect((await door.type('U0ANN', `move #${number} proposal`)).text).toContain('Lead → *Proposal*');
  });

  it('keeps the buttons of a message whose press failed', async () => {
    const { number } = await newest();
    const receipt = await door.type('U0ANN', `move #${number} proposal`);
    door.proxy.cut();
    const refused = await door.press('U0ANN', receipt, 'Undo');
    expect(refused.text).toContain('Try again in a moment');
    door.proxy.restore();
    expect((await door.press('U0ANN', receipt, 'Undo')).text).toContain('Back to *Lead*');
  });

  it('tells whoever came second what the first one changed', async () => {
    const { number } = await newest();
    const type = (user: string, text: string) =>
      door.slack.command({ user, channel: 'C0DEALS', command: '/deal', text });
    const results = await Promise.all([
      type('U0ANN', `move #${number} proposal`),
      type('U0MIA', `move #${number} closing`),
    ]);
    await door.slack.settled();
    const texts = results.map((result) => result.messages().at(-1)?.text ?? '');
    const deal = await newest();
    const receipts = texts.filter((text) => text.includes('→'));
    expect(receipts.length).toBe(deal.version - 1);
    // Either the two ran one after the other, and the second receipt begins where the first ended, or they met.
    const told = texts.find((text) => !text.includes('→'));
    expect(told ?? receipts.find((text) => !text.includes('Lead →'))).toMatch(
      /(Ann|Mia) moved|(Proposal|Closing) →/,
    );
  });
});

describe('a redelivery', () => {
  it('with the same envelope or trigger takes effect once, even at the same time', async () => {
    const door = await openFrontDoor('socket');
    const created = await door.slack.command({
      user: 'U0ANN',
      channel: 'C0DEALS',
      command: '/deal',
      text: 'create Twice 5k',
    });
    await Promise.all([door.slack.redeliver(created.id), door.slack.redeliver(created.id)]);
    expect(await door.storage.database.deal.count()).toBe(1);
    await door.close();
  });
});
