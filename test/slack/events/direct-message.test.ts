import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, TRANSPORTS } from '../front-door.ts';
import { lastDelivery, write } from './saying.ts';
import { openDoorWithGuests } from './team.ts';

describe.each(TRANSPORTS)('somebody who writes to the bot, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openDoorWithGuests(transport);
  });
  afterAll(async () => door.close());

  const dealNow = (number: number) => door.storage.database.deal.findFirstOrThrow({ where: { number } });

  it('needs no command: the message is the sentence', async () => {
    const { answer } = await write(door, 'U0ANN', 'create Acme rollout 50k');
    expect(answer.text).toContain('Created *Acme rollout* #1');
    expect(answer.threadTs).toBeNull();
    const [event] = await door.storage.database.dealEvent.findMany();
    expect(event).toMatchObject({ via: 'message' });
  });

  it('presses a button of the answer, whose place the next answer takes', async () => {
    const { answer: receipt } = await write(door, 'U0ANN', 'move acme proposal');
    const count = door.slack.messages('dm:U0ANN').length;
    await door.slack.press({ user: 'U0ANN', message: receipt, text: 'Undo' });
    await door.slack.waitFor(() => receipt.text.includes('Back to *Lead*'));
    expect(door.slack.messages('dm:U0ANN')).toHaveLength(count);
    expect(door.slack.ephemerals('U0ANN')).toEqual([]);
    expect(await dealNow(1)).toMatchObject({ stage: 'lead' });
  });

  it('gets help for a greeting, and for a mention without words', async () => {
    for (const text of ['hi', 'help', '@dealhand']) {
      expect((await write(door, 'U0ANN', text)).answer.text).toContain('What to type after');
    }
    expect((await write(door, 'U0ANN', '@dealhand show acme')).answer.text).toContain('*Acme rollout* #1');
  });

  it('is answered in the thread that they write in', async () => {
    const { answer: card } = await write(door, 'U0ANN', 'show acme');
    const seen = door.slack.messages('dm:U0ANN').length;
    await door.slack.say({ user: 'U0ANN', channel: 'dm', text: 'next acme call Jo', threadTs: card.ts });
    const answer = await door.slack.waitFor(() => door.slack.messages('dm:U0ANN')[seen + 1]);
    expect(answer.threadTs).toBe(card.ts);
    expect(answer.text).toContain('call Jo');
  });

  it('is answered once when Slack sends the event again', async () => {
    await write(door, 'U0ANN', 'create Globex 10k');
    const seen = door.slack.messages('dm:U0ANN').length;
    await door.slack.redeliver(lastDelivery(door, 'message'));
    await door.slack.settled();
    expect(door.slack.messages('dm:U0ANN')).toHaveLength(seen);
    expect(await door.storage.database.deal.count({ where: { name: 'Globex' } })).toBe(1);
  });

  it('turns a guest away, and does not answer its own words or edits', async () => {
    expect((await write(door, 'U0GUS', 'list all')).answer.text).toContain('full members only');
    const seen = door.slack.messages('dm:U0ANN').length;
    const { botUserId, botId } = door.slack.team();
    const said = { channel: 'D0ANN', channel_type: 'im', text: 'lost acme', ts: '1764000000.000200' };
    await door.slack.event({ type: 'message', ...said, user: botUserId, bot_id: botId });
    await door.slack.event({ type: 'message', ...said, subtype: 'message_changed' });
    await door.slack.settled();
    expect(door.slack.messages('dm:U0ANN')).toHaveLength(seen);
    expect(await dealNow(1)).toMatchObject({ status: 'open' });
  });
});
