import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from './front-door.ts';

describe.each(TRANSPORTS)('/deal with nothing after it, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
  });
  afterAll(async () => door.close());

  it('says how to begin to who has no deals', async () => {
    expect((await door.type('U0ANN', '')).text).toContain('Type `/deal create Acme 50k`');
  });

  it('shows each deal with what it asks for and the button for that', async () => {
    await door.type('U0ANN', 'create Acme 50k next: call the CFO');
    await door.type('U0ANN', 'create Globex 100k closing 2026-12-31');
    const { text } = await door.type('U0ANN', '');
    expect(text).toContain('*2 open deals* · $150k');
    expect(text).toContain(
      '#2 *Globex* · Lead · $100k · closes Thu 31 Dec\nNo next step\n#1 *Acme* · Lead · $50k · no close date\nNo close date · next: call the CFO',
    );
  });

  it('opens the form that sets what is missing', async () => {
    await door.slack.press({ user: 'U0ANN', message: await door.type('U0ANN', ''), text: 'Set next step' });
    const form = await door.slack.waitFor(() => door.slack.modal('U0ANN'));
    expect(JSON.stringify(form.blocks)).toContain('Globex');
  });

  it('pages through any number', async () => {
    for (let number = 3; number <= 7; number += 1) await door.type('U0ANN', `create Deal ${number} 1k`);
    const first = await door.type('U0ANN', '');
    expect(first.text).toContain('*7 open deals* · $155k · 1 to 5');
    const second = await door.press('U0ANN', first, 'Next page');
    expect(second.text).toContain('6 to 7');
    expect(second.text).toContain('*Acme*');
  });
});
