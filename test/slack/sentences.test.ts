import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from './front-door.ts';

describe.each(TRANSPORTS)('a rep who types, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
  });
  afterAll(async () => door.close());

  const dealNow = (number: number) => door.storage.database.deal.findFirstOrThrow({ where: { number } });

  it('creates a deal and reads back what was understood, field by field', async () => {
    const answer = await door.type('U0ANN', 'create Acme rollout 50k closing end of next month from webinar');
    expect(answer.text).toContain('Created *Acme rollout* #1');
    expect(answer.text).toContain(
      '$50,000 · Lead · closes Thu 31 Dec ("end of next month") · yours · source: webinar',
    );
    expect(await dealNow(1)).toMatchObject({
      amount: 5_000_000n,
      currency: 'USD',
      stage: 'lead',
      source: 'webinar',
    });
  });

  it('moves it by half a name and a typo, and takes the move back by the button', async () => {
    const receipt = await door.type('U0ANN', 'move acme negotation');
    expect(receipt.text).toContain('*Acme rollout* #1  Lead → *Negotiation*');
    const undone = await door.press('U0ANN', receipt, 'Undo');
    expect(undone.text).toContain('Back to *Lead*: Acme rollout #1.');
    expect(await dealNow(1)).toMatchObject({ stage: 'lead', version: 3 });
  });

  it('asks which of two deals is meant, changes nothing, and goes on with the one pressed', async () => {
    await door.type('U0ANN', 'create Acme Labs pilot 5000');
    const question = await door.type('U0ANN', 'move acme proposal');
    expect(question.text).toContain('Which acme?');
    expect(await dealNow(2)).toMatchObject({ stage: 'lead', version: 1 });
    const receipt = await door.press('U0ANN', question, 'Acme Labs pilot · Lead · $5k');
    expect(receipt.text).toContain('*Acme Labs pilot* #2  Lead → *Proposal*');
    expect(await dealNow(1)).toMatchObject({ stage: 'lead' });
  });

  it('closes a deal with its actual amount and tells the history', async () => {
    await door.type('U0ANN', 'won rollout 55k');
    expect(await dealNow(1)).toMatchObject({ status: 'won', amount: 5_500_000n });
    const history = await door.type('U0ANN', 'history rollout');
    expect(history.text).toContain('Lead → *Won*, amount $50,000 → *$55,000*');
    expect(history.text).toContain('Ann · created in *Lead*, *$50,000*');
  });

  it('loses, sets, assigns, plans, notes, shows and lists', async () => {
    await door.type('U0ANN', 'create Initech 20k');
    await door.type('U0ANN', 'set initech close 2027-01-15');
    await door.type('U0ANN', 'next initech: send the offer');
    await door.type('U0ANN', 'note initech: met the CFO & she <likes> it');
    const card = await door.type('U0ANN', 'show initech');
    expect(card.text).toContain('Fri 15 Jan');
    expect(card.text).toContain('send the offer');
    expect(card.text).toContain('met the CFO &amp; she &lt;likes&gt; it');
    await door.type('U0ANN', 'assign initech @bob');
    expect((await door.type('U0BOB', '')).text).toContain('Initech');
    await door.type('U0BOB', 'lost initech too expensive');
    expect(await dealNow(3)).toMatchObject({
      status: 'lost',
      lostReason: 'price',
      lostNote: 'too expensive',
    });
    expect((await door.type('U0ANN', 'list lost')).text).toContain('Initech');
  });

  it('refuses a colleague, names who can, and passes the question on', async () => {
    await door.type('U0ANN', 'create Globex 100k');
    const refusal = await door.type('U0BOB', 'move globex closing');
    expect(refusal.text).toContain('Only the owner (Ann) or a manager can change Globex.');
    await door.press('U0BOB', refusal, 'Ask Ann');
    const asked = await door.slack.waitFor(() => door.slack.messages('dm:U0ANN').at(-1));
    expect(asked.text).toContain('Bob would like *Globex* #4 changed');
    expect(await dealNow(4)).toMatchObject({ stage: 'lead', version: 1 });
  });

  it('lets an admin change it', async () => {
    expect((await door.type('U0MIA', 'move globex closing')).text).toContain('→ *Closing*');
  });

  it('takes a redelivered command once, and answers it alike', async () => {
    const first = await door.slack.command({
      user: 'U0ANN',
      channel: 'C0DEALS',
      command: '/deal',
      text: 'advance labs',
    });
    await door.slack.redeliver(first.id);
    const answers = door.slack.log.flatMap((entry) =>
      entry.kind === 'delivery' && entry.id === first.id ? [entry.body] : [],
    );
    expect(answers).toHaveLength(2);
    expect(answers[1]).toEqual(answers[0]);
    expect(await dealNow(2)).toMatchObject({ stage: 'negotiation' });
  });

  it('takes two presses of one question once', async () => {
    const question = await door.type('U0ANN', 'note acme: called them');
    const buttons = ['Acme Labs pilot', 'Acme rollout'].map((name) => buttonBeginning(question.blocks, name));
    await Promise.all(
      buttons.map((text) =>
        door.slack.press({ user: 'U0ANN', message: question, text }).catch(() => undefined),
      ),
    );
    await door.slack.settled();
    expect(await door.storage.database.dealEvent.count({ where: { note: 'called them' } })).toBe(1);
  });

  it('undoes the last change by word, once', async () => {
    await door.type('U0ANN', 'move labs closing');
    expect((await door.type('U0ANN', 'undo')).text).toContain('Back to *Negotiation*');
    expect((await door.type('U0ANN', 'undo')).text).not.toContain('Back to');
    expect(await dealNow(2)).toMatchObject({ stage: 'negotiation' });
  });

  it('answers a verb it does not know, and one with a typo by the right sentence on a button', async () => {
    expect((await door.type('U0ANN', 'bananas')).text).toContain('bananas');
    const answer = await door.type('U0ANN', 'mvoe labs closing');
    expect(answer.text).toContain('*Acme Labs pilot* #2');
  });

  it('says who is who: guests and other companies see nothing', async () => {
    for (const outsider of ['U0GUS', 'U0SAM']) {
      const [seen] = (
        await door.slack.command({ user: outsider, channel: 'dm', command: '/deal', text: 'list all' })
      ).messages();
      expect(seen?.text).toContain('full members only');
    }
    expect(
      await door.storage.database.member.count({ where: { slackUserId: { in: ['U0GUS', 'U0SAM'] } } }),
    ).toBe(0);
  });
});

function buttonBeginning(blocks: readonly object[], name: string): string {
  const label = new RegExp(`"text":"(${name}[^"]*)"`).exec(JSON.stringify(blocks))?.[1];
  if (label === undefined) throw new Error(`no button that begins with ${name}`);
  return label;
}
