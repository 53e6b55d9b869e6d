import { describe, expect, it } from 'vitest';
import { createHomes, type Look } from '../../../src/slack/home/homes.ts';

const ANN = { teamId: 'T0TEAM', userId: 'U0ANN' };
const BOB = { teamId: 'T0TEAM', userId: 'U0BOB' };

/** Publishing that ends when the test says so. */
function heldPublishing() {
  const calls: Look[] = [];
  const waiting: (() => void)[] = [];
  const publish = async (_sender: unknown, look: Look): Promise<Look> => {
    calls.push(look);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return { ...look, hash: `hash-${calls.length}`, shown: `view-${calls.length}` };
  };
  const finish = () => waiting.shift()?.();
  return { calls, publish, finish };
}

/** Lets what is ready to run do so. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the homes that are kept up to date', () => {
  it('are only those that were opened', async () => {
    const { calls, publish } = heldPublishing();
    await createHomes(publish).refresh(ANN);
    expect(calls).toEqual([]);
  });

  it('are published once more for any number of changes that come in meanwhile', async () => {
    const { calls, publish, finish } = heldPublishing();
    const homes = createHomes(publish);
    const shown = homes.show(ANN, { offset: 0, hash: undefined });
    const refreshed = [homes.refresh(ANN), homes.refresh(ANN), homes.refresh(ANN)];
    finish();
    await turn();
    finish();
    await Promise.all([shown, ...refreshed]);
    expect(calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({ hash: 'hash-1', shown: 'view-1' });
  });

  it('end with the page that was asked for last', async () => {
    const { calls, publish, finish } = heldPublishing();
    const homes = createHomes(publish);
    const first = homes.show(ANN, { offset: 0, hash: 'seen' });
    const second = homes.show(ANN, { offset: 5, hash: 'seen' });
    finish();
    await turn();
    finish();
    await Promise.all([first, second]);
    expect(calls.map(({ offset }) => offset)).toEqual([0, 5]);
  });

  it("don't wait for each other", async () => {
    const { calls, publish, finish } = heldPublishing();
    const homes = createHomes(publish);
    const both = [
      homes.show(ANN, { offset: 0, hash: undefined }),
      homes.show(BOB, { offset: 0, hash: undefined }),
    ];
    expect(calls).toHaveLength(2);
    finish();
    finish();
    await Promise.all(both);
  });
});
