import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../src/playground/state/views.ts';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../front-door.ts';

describe.each(TRANSPORTS)('a button of Home that takes long, over %s', (transport) => {
  let door: FrontDoor;
  let home: View;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
    await door.type('U0ANN', 'create Acme 50k');
    await door.slack.openHome({ user: 'U0ANN' });
    home = await door.slack.waitFor(() => door.slack.home('U0ANN'));
  });
  afterAll(async () => door.close());

  const modalSaying = async (words: string) =>
    door.slack.waitFor(() => {
      const view = door.slack.modal('U0ANN');
      return view !== null && JSON.stringify(view.blocks).includes(words) ? view : undefined;
    });

  /** Keeps everyone from the deals until the answer is called. */
  async function stall(): Promise<() => Promise<void>> {
    const blocker = new Client({ connectionString: door.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE deal IN ACCESS EXCLUSIVE MODE');
    return () => blocker.end();
  }

  it("opens a modal within the trigger's time and fills it in", async () => {
    const goOn = await stall();
    await door.slack.press({ user: 'U0ANN', view: home, text: 'Show the deal' });
    await modalSaying('One moment');
    await goOn();
    const card = await modalSaying('*Acme* #1');
    await door.slack.close(card);
    expect(door.slack.modal('U0ANN')).toBeNull();
  });

  it('writes to the person when they closed the modal, so that no answer is lost', async () => {
    const goOn = await stall();
    await door.slack.press({ user: 'U0ANN', view: home, text: 'Show the deal' });
    await door.slack.close(await modalSaying('One moment'));
    await goOn();
    const message = await door.slack.waitFor(() => door.slack.messages('dm:U0ANN').at(-1));
    expect(message.text).toContain('*Acme* #1');
  });
});
