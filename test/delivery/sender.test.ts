import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/delivery/outcome.ts';
import { MAX_ATTEMPTS } from '../../src/delivery/settlement.ts';
import { claimDue, LEASE_MS } from '../../src/storage/outbox-claim.ts';
import { deferred } from './deferred.ts';
import { newLease, type Outbox, openOutbox, SENT, wordOf } from './outbox.ts';

const DOWN: Outcome = { kind: 'failed', reason: 'Slack answered 500', isPermanent: false, fix: null };
const ARCHIVED: Outcome = { kind: 'failed', reason: 'is_archived', isPermanent: true, fix: 'restore it' };

let outbox: Outbox;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(async () => outbox.close());

describe('the sender', () => {
  it('says what a channel is told in the order of queueing, one a second', async () => {
    await outbox.queue('C1', 'one', 'two');
    const sender = outbox.sender();
    await sender.deliverDue();
    outbox.pass(999);
    await sender.deliverDue();
    expect(outbox.said).toEqual(['C1: one']);
    outbox.pass(1);
    await sender.deliverDue();
    expect(outbox.said).toEqual(['C1: one', 'C1: two']);
  });

  it('lets no channel wait for another', async () => {
    await outbox.queue('C1', 'one', 'two');
    await outbox.queue('C2', 'other');
    const sender = outbox.sender(({ channel }) => (channel === 'C1' ? DOWN : SENT));
    await sender.deliverDue();
    expect(outbox.said).toEqual(['C2: other']);
  });

  it('waits as long as Slack says, without counting that as a try', async () => {
    await outbox.queue('C1', 'one');
    const answers: Outcome[] = [{ kind: 'rateLimited', retryAfterMs: 30_000 }];
    const sender = outbox.sender(() => answers.shift() ?? SENT);
    await sender.deliverDue();
    outbox.pass(29_999);
    await sender.deliverDue();
    expect(outbox.said).toEqual([]);
    outbox.pass(1);
    await sender.deliverDue();
    expect(await outbox.rows('C1')).toEqual([{ state: 'sent', attempts: 1, error: null }]);
  });

  it('tries again later what failed, and lets nothing overtake it', async () => {
    await outbox.queue('C1', 'one', 'two');
    const answers = [DOWN, DOWN];
    const sender = outbox.sender(() => answers.shift() ?? SENT);
    await sender.deliverDue();
    outbox.pass(1_999);
    await sender.deliverDue();
    expect(answers).toHaveLength(1);
    for (const wait of [1, 4_000, 1_000]) {
      outbox.pass(wait);
      await sender.deliverDue();
    }
    expect(outbox.said).toEqual(['C1: one', 'C1: two']);
    expect((await outbox.rows('C1')).map(({ attempts }) => attempts)).toEqual([3, 1]);
  });

  it('counts an error in making the words as a try, and says in the log what it was', async () => {
    await outbox.queue('C1', 'one');
    await outbox
      .sender(() => {
        throw new Error('no words');
      })
      .deliverDue();
    expect(await outbox.rows('C1')).toEqual([{ state: 'pending', attempts: 1, error: 'no words' }]);
    expect(outbox.log.join()).toContain('no words');
  });

  it('gives up what can never be said, says how to mend it, and goes on', async () => {
    await outbox.queue('C1', 'one', 'two');
    const sender = outbox.sender((message) => (wordOf(message) === 'one' ? ARCHIVED : SENT));
    await sender.deliverDue();
    outbox.pass(1_000);
    await sender.deliverDue();
    expect(outbox.said).toEqual(['C1: two']);
    expect((await outbox.rows('C1'))[0]).toEqual({ state: 'dead', attempts: 1, error: 'is_archived' });
    expect(outbox.log.join()).toContain('"fix":"restore it"');
  });

  it('gives up after many tries', async () => {
    await outbox.queue('C1', 'one', 'two');
    const sender = outbox.sender((message) => (wordOf(message) === 'one' ? DOWN : SENT));
    for (let tried = 0; tried <= MAX_ATTEMPTS; tried += 1) {
      await sender.deliverDue();
      outbox.pass(15 * 60_000);
    }
    expect(outbox.said).toEqual(['C1: two']);
  });
});

describe('several senders over one outbox', () => {
  it('say everything once and in order', async () => {
    const channels = Array.from({ length: 30 }, (_, index) => `C${index}`);
    for (const channel of channels) await outbox.queue(channel, 'one', 'two', 'three');
    const senders = [outbox.sender(), outbox.sender(), outbox.sender()];
    for (let second = 0; second < 6; second += 1) {
      await Promise.all(senders.map(async (sender) => sender.deliverDue()));
      outbox.pass(1_000);
    }
    for (const channel of channels) {
      const told = outbox.said.filter((line) => line.startsWith(`${channel}: `));
      expect(told).toEqual([`${channel}: one`, `${channel}: two`, `${channel}: three`]);
    }
  });

  it('send once more what a sender took and never settled, when its lease is over', async () => {
    await outbox.queue('C1', 'one');
    const killed = await claimDue(outbox.storage, { lease: newLease(), now: outbox.now(), limit: 1 });
    expect(killed.map(wordOf)).toEqual(['one']);
    const sender = outbox.sender();
    outbox.pass(LEASE_MS - 1);
    await sender.deliverDue();
    expect(outbox.said).toEqual([]);
    outbox.pass(1);
    await sender.deliverDue();
    expect(outbox.said).toEqual(['C1: one']);
    expect(outbox.log.join()).toContain('message may have been said before');
  });

  it('give up what ends its process each time', async () => {
    await outbox.queue('C1', 'deadly', 'next');
    for (let killed = 0; killed < MAX_ATTEMPTS; killed += 1) {
      await claimDue(outbox.storage, { lease: newLease(), now: outbox.now(), limit: 1 });
      outbox.pass(LEASE_MS);
    }
    const sender = outbox.sender();
    await sender.deliverDue();
    outbox.pass(1_000);
    await sender.deliverDue();
    expect(outbox.said).toEqual(['C1: next']);
  });

  it('keep what the later one wrote when an earlier one wakes after its lease', async () => {
    await outbox.queue('C1', 'one', 'two');
    const frozen = deferred<Outcome>();
    const reached = deferred<void>();
    const early = outbox
      .sender(() => {
        reached.resolve();
        return frozen.promise;
      })
      .deliverDue();
    await reached.promise;
    outbox.pass(LEASE_MS);
    await outbox.sender().deliverDue();
    frozen.resolve(ARCHIVED);
    await early;
    expect((await outbox.rows('C1')).map(({ state }) => state)).toEqual(['sent', 'pending']);
    expect(outbox.log.join()).toContain('taken over by another sender');
  });
});

describe('a running sender', () => {
  it('looks as soon as it is woken', async () => {
    const said = deferred<string>();
    const sender = outbox.sender((message) => {
      said.resolve(wordOf(message));
      return SENT;
    });
    sender.start();
    await outbox.queue('C1', 'one');
    sender.wake();
    expect(await said.promise).toBe('one');
    await sender.stop();
  });

  it('finishes what is under way before it stops, and begins nothing more', async () => {
    await outbox.queue('C1', 'one');
    const slack = deferred<Outcome>();
    const asked = deferred<void>();
    const sender = outbox.sender(() => {
      asked.resolve();
      return slack.promise;
    });
    sender.start();
    await asked.promise;
    await outbox.queue('C2', 'other');
    const stopped = sender.stop();
    sender.wake();
    slack.resolve(SENT);
    await stopped;
    expect(outbox.said).toEqual(['C1: one']);
    expect((await outbox.rows('C1')).map(({ state }) => state)).toEqual(['sent']);
    expect((await outbox.rows('C2')).map(({ state }) => state)).toEqual(['pending']);
  });

  it('hands back what it claimed while it was told to stop, for another to take at once', async () => {
    await outbox.queue('C1', 'one');
    const sender = outbox.sender();
    const claiming = sender.deliverDue();
    await sender.stop();
    await claiming;
    expect(outbox.said).toEqual([]);
    await outbox.sender().deliverDue();
    expect(outbox.said).toEqual(['C1: one']);
    expect((await outbox.rows('C1'))[0]).toMatchObject({ attempts: 1 });
    expect(outbox.log).toEqual([]);
  });

  it('outlives a database that is away', async () => {
    const sender = outbox.sender();
    await outbox.storage.database.$executeRaw`ALTER TABLE outbox_channel RENAME TO hidden`;
    sender.start();
    await expect(sender.deliverDue()).rejects.toThrow('outbox_channel');
    await outbox.storage.database.$executeRaw`ALTER TABLE hidden RENAME TO outbox_channel`;
    await outbox.queue('C1', 'one');
    await sender.deliverDue();
    expect(outbox.said).toEqual(['C1: one']);
    await sender.stop();
  });
});
