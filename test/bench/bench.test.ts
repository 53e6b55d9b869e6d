import { describe, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import { createTestDatabase } from '../postgres/create-test-database.ts';
import { scratchLogger } from '../postgres/scratch-server.ts';
import { dealNames, mistyped } from './deal-names.ts';
import { ratios } from './rounds.ts';
import { TINY_SIZES } from './sizes.ts';
import { percentile } from './statistics.ts';
import { benchUseCase } from './use-case.ts';

describe('the bench', () => {
  it('moves each deal once on both sides, ours and the replayed statements', async () => {
    const { databaseUrl, drop } = await createTestDatabase();
    const storage = openStorage(databaseUrl, scratchLogger);
    try {
      await benchUseCase(storage, databaseUrl, TINY_SIZES.useCase);
      const moved = await storage.database.deal.count({ where: { stage: 'negotiation', version: 2 } });
      const events = await storage.database.dealEvent.count({ where: { kind: 'moved' } });
      const deals = await storage.database.deal.count();
      expect({ moved, events }).toEqual({ moved: deals, events: deals });
    } finally {
      await storage.close();
      await drop();
    }
  });

  it('names no two deals alike, and mistypes by two letters changed about', () => {
    const names = dealNames(20_000, 2_000).map(({ name }) => name);
    expect(new Set(names).size).toBe(20_000);
    const letters = (name: string) => name.split('').sort().join('');
    for (const name of names.slice(0, 50)) expect(letters(mistyped(name, 0.5))).toBe(letters(name));
  });

  it('takes a percentile by nearest rank, and a ratio pair by pair', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
    const round = (perSecond: number) => ({ perSecond, p99: 1 });
    const compared = { ours: [10, 30, 20].map(round), baseline: [20, 30, 80].map(round) };
    expect(ratios(compared, 'perSecond')).toEqual({ median: 0.5, least: 0.25, greatest: 1 });
  });
});
