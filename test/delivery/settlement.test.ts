import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, MAX_ATTEMPTS, PACE_MS, settlementOf } from '../../src/delivery/settlement.ts';
import { LEASE_MS } from '../../src/storage/outbox-claim.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const attempts = fc.integer({ min: 1, max: MAX_ATTEMPTS });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait after a failed try', () => {
  it('is about 2 seconds first, so that a restart is through within half a minute', () => {
    expect(backoffMs(1, 0)).toBe(1_500);
    expect(backoffMs(1, 0.5)).toBe(2_000);
    expect(LEASE_MS + backoffMs(1, 1)).toBeLessThan(30_000);
  });

  it('grows, and never beyond ten minutes and a quarter', () => {
    fc.assert(
      fc.property(attempts, random, (attempt, chance) => {
        expect(backoffMs(attempt + 1, chance)).toBeGreaterThanOrEqual(backoffMs(attempt, chance));
        expect(backoffMs(attempt, chance)).toBeLessThanOrEqual(12.5 * 60_000);
      }),
    );
  });

  it('adds up to two hours before a message is given up', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, tried) => backoffMs(tried + 1, 0.5));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(1.5);
    expect(hours).toBeLessThan(2.5);
  });
});

describe('what follows from a try', () => {
  it('is never a try less than Slack was asked, save when Slack asked to wait', () => {
    fc.assert(
      fc.property(attempts, fc.integer({ min: 0, max: 600_000 }), (attempt, retryAfterMs) => {
        const waiting = settlementOf({ attempt }, { kind: 'rateLimited', retryAfterMs }, NOW, 0);
        expect(waiting.attempts).toBe(attempt - 1);
        expect(waiting.state).toBe('pending');
        expect(waiting.readyAt.getTime() - NOW.getTime()).toBe(Math.max(PACE_MS, retryAfterMs));
      }),
    );
  });

  it('is a dead letter at once when no later try can pass, and after the last one that could', () => {
    const failure = { kind: 'failed', reason: 'is_archived', fix: null } as const;
    const settle = (attempt: number, isPermanent: boolean) =>
      settlementOf({ attempt }, { ...failure, isPermanent }, NOW, 0).state;
    expect(settle(1, true)).toBe('dead');
    expect(settle(MAX_ATTEMPTS - 1, false)).toBe('pending');
    expect(settle(MAX_ATTEMPTS, false)).toBe('dead');
  });

  it('lets the next one go at once when there was nothing to say', () => {
    const settlement = settlementOf({ attempt: 1 }, { kind: 'nothingToSay' }, NOW, 0);
    expect(settlement).toMatchObject({ state: 'sent', remoteTs: null, readyAt: NOW });
  });
});
