import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../slack/front-door.ts';

const DAY_MS = 86_400_000;

describe.each(TRANSPORTS)('what the deal channel is told, over %s', (transport) => {
  let door: FrontDoor;
  beforeEach(async () => {
    door = await openFrontDoor(transport);
  });
  afterEach(async () => door.close());

  const told = () => door.slack.messages('C0DEALS').map(({ text }) => text);
  const pass = (milliseconds: number) => {
    door.clock.now = new Date(door.clock.now.getTime() + milliseconds);
  };
  /** Lets time pass; what somebody types then is what makes the bot look at its outbox. */
  const passAndWake = async (milliseconds: number) => {
    // A clock that runs ahead of a message on its way would let its lease end, and the message be sent again.
    await door.slack.settled();
    pass(milliseconds);
    await door.type('U0ANN', 'help');
  };
  const failures = (times: number, effect: { status?: number; retryAfter?: number; error?: string }) =>
    door.slack.fail({ method: 'chat.postMessage', times, with: effect });
  const outbox = () =>
    door.storage.database.outboxMessage.findMany({
      orderBy: { seq: 'asc' },
      select: { state: true, attempts: true, error: true },
    });

  it('is a win, once, with the amount, the owner and the time it took', async () => {
    await door.type('U0ANN', 'create Globex 100k');
    pass(47 * DAY_MS);
    await door.type('U0ANN', 'won Globex 110k');
    await door.slack.waitFor(() => told().length > 0);
    await passAndWake(5_000);
    await passAndWake(5_000);
    expect(told()).toEqual(['*Globex won* · $110,000 · Ann · 47 days from first contact']);
  });

  it('is a loss with its reason, and a move into a stage that it asked for', async () => {
    await door.storage.database.workspace.updateMany({ data: { announceStages: ['negotiation'] } });
    await door.type('U0ANN', 'create Globex 100k');
    await door.type('U0ANN', 'move Globex proposal');
    await door.type('U0ANN', 'move Globex negotiation');
    await door.slack.waitFor(() => told().length === 1);
    await passAndWake(1_000);
    await door.type('U0ANN', 'lost Globex too expensive');
    await door.slack.waitFor(() => told().length === 2);
    expect(told()).toEqual([
      '*Globex* #1  Proposal → *Negotiation* · $100,000 · Ann',
      '*Globex lost* · $100,000 · Ann · on the day of first contact\nreason: price, “too expensive”',
    ]);
  });

  it('carries the delivery in its metadata and nothing else', async () => {
    await door.type('U0ANN', 'create Globex 100k');
    await door.type('U0ANN', 'won Globex');
    const message = await door.slack.waitFor(() => door.slack.messages('C0DEALS')[0]);
    const { id } = await door.storage.database.outboxMessage.findFirstOrThrow();
    expect(message.metadata).toEqual({ event_type: 'dealhand_delivery', event_payload: { id } });
  });

  it('cannot mention anybody through a name', async () => {
    await door.type('U0ANN', 'create "Globex <!channel> *bold*" 100k');
    await door.type('U0ANN', 'won #1');
    await door.slack.waitFor(() => told().length === 1);
    expect(told()[0]).toContain('Globex &lt;!channel&gt;');
    expect(told()[0]).not.toContain('<!channel>');
  });

  it('is nothing when the change was taken back before it was said', async () => {
    failures(1, { status: 500 });
    await door.type('U0ANN', 'create Globex 100k');
    await door.type('U0ANN', 'won Globex');
    await door.slack.waitFor(() => door.log.some((line) => line.includes('trying again later')));
    await door.type('U0ANN', 'undo');
    await door.type('U0ANN', 'create Initech 20k');
    pass(10_000);
    await door.type('U0ANN', 'won Initech');
    while (told().length === 0) await passAndWake(1_000);
    expect(told()).toEqual([expect.stringContaining('Initech won')]);
  });

  it('is that a deal is open again, when its win was taken back after the channel heard of it', async () => {
    await door.type('U0ANN', 'create Globex 100k');
    await door.type('U0ANN', 'won Globex');
    await door.slack.waitFor(() => told().length === 1);
    await door.type('U0ANN', 'undo');
    while (told().length === 1) await passAndWake(1_000);
    expect(told()[1]).toBe('*Globex* #1  Won → *Lead* · $100,000 · Ann');
  });

  it('keeps the order of the changes', async () => {
    const names = ['Acme', 'Globex', 'Initech'];
    for (const name of names) await door.type('U0ANN', `create ${name} 10k`);
    for (const name of names) await door.type('U0ANN', `won ${name}`);
    // A message is paced from when its predecessor was settled, which nobody outside sees.
    while (told().length < names.length) await passAndWake(1_000);
    expect(told().map((text) => /\*(\w+) won/.exec(text)?.[1])).toEqual(names);
  });

  it('comes late but once when Slack asks to wait', async () => {
    failures(1, { retryAfter: 30 });
    await door.type('U0ANN', 'create Globex 100k');
    await door.type('U0ANN', 'won Globex');
    await door.slack.settled();
    await passAndWake(20_000);
    expect(told()).toEqual([]);
    await passAndWake(20_000);
    await door.slack.waitFor(() => told().length > 0);
    expect(told()).toHaveLength(1);
  });

  it('comes after two failures of Slack', async () => {
    failures(2, { status: 500 });
    await door.type('U0ANN', 'create Globex 100k');
    await door.type('U0ANN', 'won Globex');
    for (let failed = 1; failed <= 2; failed += 1) {
      await door.slack.waitFor(
        () => door.log.filter((line) => line.includes('trying again later')).length === failed,
      );
      await passAndWake(10_000);
    }
    await door.slack.waitFor(() => told().length > 0);
    expect(told()).toHaveLength(1);
  });

  it('goes on after a message that the channel would not take, and the log says what to do', async () => {
    failures(1, { error: 'is_archived' });
    await door.type('U0ANN', 'create Globex 100k');
    await door.type('U0ANN', 'create Initech 20k');
    await door.type('U0ANN', 'won Globex');
    await door.slack.waitFor(() => door.log.some((line) => line.includes('message given up')));
    await passAndWake(2_000);
    await door.type('U0ANN', 'won Initech');
    await door.slack.waitFor(() => told().length > 0);
    expect(told()).toEqual([expect.stringContaining('Initech won')]);
    expect((await outbox())[0]).toEqual({ state: 'dead', attempts: 1, error: 'is_archived' });
    expect(door.log.join()).toContain('restore it, or set another deal channel');
  });
});
