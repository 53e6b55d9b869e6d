import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveRates } from '../../src/storage/exchange-rates.ts';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from './front-door.ts';

describe.each(TRANSPORTS)('/pipeline, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
    await door.type('U0ANN', 'create Acme 50k');
    await door.type('U0BOB', 'create Globex 100k in proposal closing 2026-12-31');
    await door.type('U0ANN', 'create Kyoto ¥500k in proposal');
    await door.type('U0ANN', 'create Bonn €10k');
    const { id } = await door.storage.database.workspace.findFirstOrThrow();
    await saveRates(door.storage.database, id, [{ day: '2026-11-20', currency: 'EUR', rate: '1.1' }]);
  });
  afterAll(async () => door.close());

  const type = async (user: string, text: string, channel = 'C0DEALS') => {
    const result = await door.slack.command({ user, channel, command: '/pipeline', text });
    const [answer] = result.messages();
    if (answer === undefined) throw new Error(`no answer: ${JSON.stringify(result.problems)}`);
    return answer;
  };

  it('shows the board: what it comes to, then a line a stage', async () => {
    const { text } = await type('U0ANN', '');
    expect(text).toContain('*$161k open* + ¥500k without a rate · 4 deals of everyone');
    expect(text).toContain('Weighted by stage: $48.1k + ¥225k without a rate');
    expect(text).toContain('Lead ████████ 2 · $61k');
    expect(text).toContain('Proposal ████████ 2 · $100k + ¥500k without a rate');
    expect(text).toContain('Negotiation – none');
  });

  it('opens a stage and goes back', async () => {
    const board = await type('U0ANN', 'board');
    const opened = await door.press('U0ANN', board, 'Proposal');
    expect(opened.text).toContain('*Proposal* · 2 open deals of everyone');
    expect(opened.text).toContain('*Globex*');
    const back = await door.press('U0ANN', opened, 'Back to the board');
    expect(back.text).toContain('4 deals of everyone');
  });

  it('shows only mine, typed or pressed', async () => {
    expect((await type('U0BOB', 'mine')).text).toContain('*$100k open* · 1 deal of yours');
    const mine = await door.press('U0BOB', await type('U0BOB', ''), 'Mine');
    expect(mine.text).toContain('1 deal of yours');
  });

  it('shows who has how much, and says why it is everyone', async () => {
    const { text } = await type('U0MIA', 'team');
    expect(text).toContain('*Bob* 1 open · $100k');
    expect(text).toContain('*Ann* 3 open · $61k + ¥500k without a rate');
    expect(text).toContain('You are in no team yet');
  });

  it('answers help, what is not there yet, and what never was', async () => {
    expect((await type('U0ANN', 'help')).text).toContain('`/pipeline team`');
    expect((await type('U0ANN', 'forecast')).text).toContain("`/pipeline forecast` isn't there yet");
    const unknown = await type('U0ANN', 'bananas <!here>');
    expect(unknown.text).toContain("I don't know `/pipeline bananas &lt;!here&gt;`");
    expect(unknown.text).toContain('`/pipeline mine`');
  });

  it('turns guests away', async () => {
    expect((await type('U0GUS', '', 'dm')).text).toContain('full members only');
  });
});
