import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlarm } from '../../src/delivery/alarm.ts';

describe('an alarm', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Rests, and tells how long it took on the fake clock. */
  async function restOf(alarm: ReturnType<typeof createAlarm>, least: number, most: number) {
    const begun = Date.now();
    await alarm.rest(least, most);
    return Date.now() - begun;
  }

  it('lets rest to the end when it does not ring', async () => {
    const rest = restOf(createAlarm(), 20, 2_000);
    await vi.runAllTimersAsync();
    expect(await rest).toBe(2_000);
  });

  it('ends the rest when it rings', async () => {
    const alarm = createAlarm();
    const rest = restOf(alarm, 20, 2_000);
    setTimeout(alarm.ring, 500);
    await vi.runAllTimersAsync();
    expect(await rest).toBe(500);
  });

  it('keeps the least rest, however early and often it rings', async () => {
    const alarm = createAlarm();
    alarm.ring();
    const rest = restOf(alarm, 20, 2_000);
    alarm.ring();
    await vi.runAllTimersAsync();
    expect(await rest).toBe(20);
  });

  it('rings once: the rest after that is whole again', async () => {
    const alarm = createAlarm();
    alarm.ring();
    const rests = restOf(alarm, 20, 2_000).then(() => restOf(alarm, 20, 2_000));
    await vi.runAllTimersAsync();
    expect(await rests).toBe(2_000);
  });
});
