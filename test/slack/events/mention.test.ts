import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, TRANSPORTS } from '../front-door.ts';
import { lastDelivery, mention } from './saying.ts';
import { openDoorWithGuests } from './team.ts';

describe.each(TRANSPORTS)('somebody who mentions the bot, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openDoorWithGuests(transport);
  });
  afterAll(async () => door.close());

  const dealNow = (number: number) => door.storage.database.deal.findFirstOrThrow({ where: { number } });
  const toEverybody = () => door.slack.messages('C0DEALS').filter(({ byBot }) => byBot);

  it('is answered in the channel, and nobody else sees it', async () => {
    const { answer } = await mention(door, 'U0ANN', 'create Acme rollout 50k');
    expect(answer.text).toContain('Created *Acme rollout* #1');
    expect(answer).toMatchObject({ channel: 'C0DEALS', threadTs: null });
    expect(toEverybody()).toEqual([]);
    const [event] = await door.storage.database.dealEvent.findMany();
    expect(event).toMatchObject({ via: 'mention' });
  });

  it('is answered in the thread where there is one, with buttons that work there', async () => {
    const { message: root } = await door.slack.say({ user: 'U0BOB', channel: 'C0DEALS', text: 'News?' });
    const { answer } = await mention(door, 'U0ANN', 'move acme negotation', { threadTs: root.ts });
    expect(answer.threadTs).toBe(root.ts);
    expect(answer.text).toContain('Lead → *Negotiation*');
    const undone = await door.press('U0ANN', answer, 'Undo');
    expect(undone.text).toContain('Back to *Lead*');
    expect(undone.threadTs).toBe(root.ts);
    expect(toEverybody()).toEqual([]);
  });

  it('is asked which deal, told what may be typed in a thread, and goes on with the deal pressed', async () => {
    await mention(door, 'U0ANN', 'create Acme Labs pilot 5000');
    const { message: root } = await door.slack.say({ user: 'U0BOB', channel: 'C0DEALS', text: 'And?' });
    const { answer: question } = await mention(door, 'U0ANN', 'move acme proposal', { threadTs: root.ts });
    expect(question.text).toContain('Which acme?');
    expect(question.text).not.toContain('/deal');
    expect(question.text).toContain('@dealhand move #');
    const receipt = await door.press('U0ANN', question, 'Acme Labs pilot · Lead · $5k');
    expect(receipt.text).toContain('*Acme Labs pilot* #2  Lead → *Proposal*');
  });

  it('reads people by name, words around the mention and none at all', async () => {
    await mention(door, 'U0ANN', 'note labs: spoke with @bob & it <works>');
    const note = await door.storage.database.dealEvent.findFirstOrThrow({ where: { kind: 'note' } });
    expect(note.note).toBe('spoke with @Bob & it <works>');
    for (const text of ['', 'hi', 'Hello there!', 'help']) {
      expect((await mention(door, 'U0ANN', text)).answer.text).toContain('What to type after');
    }
    const seen = door.slack.ephemerals('U0ANN').length;
    await door.slack.say({ user: 'U0ANN', channel: 'C0DEALS', text: 'Hey @dealhand: show labs' });
    const card = await door.slack.waitFor(() => door.slack.ephemerals('U0ANN')[seen]);
    expect(card.text).toContain('Acme Labs pilot');
  });

  it('is answered once when Slack sends the event again, with one effect', async () => {
    await mention(door, 'U0ANN', 'advance labs');
    const seen = door.slack.ephemerals('U0ANN').length;
    const { version } = await dealNow(2);
    await door.slack.redeliver(lastDelivery(door, 'app_mention'));
    await door.slack.settled();
    expect(door.slack.ephemerals('U0ANN')).toHaveLength(seen);
    expect(await dealNow(2)).toMatchObject({ stage: 'negotiation', version });
  });

  it('is answered when Slack sends again what could not be answered at first, with one effect', async () => {
    // The library tries a call twice.
    door.slack.fail({ method: 'chat.postEphemeral', times: 2, with: { status: 500 } });
    door.slack.fail({ method: 'chat.postMessage', times: 2, with: { status: 500 } });
    await door.slack.say({ user: 'U0ANN', channel: 'C0DEALS', text: '@dealhand advance labs' });
    await door.slack.waitFor(() => door.log.some((line) => line.includes('answer did not reach slack')));
    const seen = door.slack.ephemerals('U0ANN').length;
    await door.slack.redeliver(lastDelivery(door, 'app_mention'));
    const answer = await door.slack.waitFor(
      () => door.slack.ephemerals('U0ANN')[seen] ?? door.slack.messages('dm:U0ANN').at(-1),
    );
    expect(answer.text).toContain('Negotiation → *Closing*');
    expect(await dealNow(2)).toMatchObject({ stage: 'closing' });
  });

  it('is told as a guest, or from another company, that deals are not for them', async () => {
    for (const outsider of ['U0GUS', 'U0SAM']) {
      const { answer } = await mention(door, outsider, 'list all');
      expect(answer.text).toContain('full members only');
      expect(answer.text).not.toContain('Acme');
    }
    const outsiders = { slackUserId: { in: ['U0GUS', 'U0SAM'] } };
    expect(await door.storage.database.member.count({ where: outsiders })).toBe(0);
  });

  it('leaves alone what bots say, what is edited, and what is said to nobody', async () => {
    const seen = door.slack.ephemerals('U0ANN').length;
    const base = {
      user: 'U0ANN',
      channel: 'C0DEALS',
      text: `<@${door.slack.team().botUserId}> lost labs`,
      ts: '1764000000.000100',
    };
    await door.slack.event({ type: 'app_mention', ...base, edited: { user: 'U0ANN', ts: base.ts } });
    await door.slack.event({ type: 'app_mention', ...base, bot_id: 'B0OTHER' });
    await door.slack.event({ type: 'app_mention', ...base, subtype: 'bot_message' });
    await door.slack.event({ type: 'message', ...base, channel_type: 'channel' });
    await door.slack.event({ type: 'message', channel: 'C0DEALS', subtype: 'message_changed' });
    await door.slack.settled();
    expect(door.slack.ephemerals('U0ANN')).toHaveLength(seen);
    expect(await dealNow(2)).toMatchObject({ status: 'open' });
  });
});
