import { LogLevel, WebClient } from '@slack/web-api';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/playground/state/messages.ts';
import { openDoorWithGuests } from '../events/team.ts';
import { type FrontDoor, TRANSPORTS } from '../front-door.ts';
import { fields, formOf, initial, receiptAfter, words } from '../modals/forms.ts';

describe.each(TRANSPORTS)('somebody who uses a message, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openDoorWithGuests(transport);
  });
  afterAll(async () => door.close());

  const say = async (text: string, channel = 'C0DEALS', user = 'U0BOB'): Promise<Message> =>
    (await door.slack.say({ user, channel, text })).message;

  const pick = async (callbackId: string, message: Message, holds: string, user = 'U0ANN') => {
    const { error } = await door.slack.shortcut({ user, callbackId, message });
    expect(error).toBeNull();
    return formOf(door, user, holds);
  };

  it('creates a deal of it: the form is there, filled in from its words', async () => {
    const message = await say('*Acme rollout* & more\nThey would pay $50k, decided by 15 January.');
    const form = await pick('create_deal', message, '"name"');
    expect(initial(form, 'name')).toBe('Acme rollout & more');
    expect(initial(form, 'amount')).toBe('$50k');
    expect(initial(form, 'closeDate')).toBe('2027-01-15');
    const receipt = await receiptAfter(door, 'U0ANN', () => door.slack.submit({ user: 'U0ANN' }));
    expect(receipt.text).toContain('Created *Acme rollout &amp; more* #1');
    expect(await door.storage.database.deal.findFirstOrThrow()).toMatchObject({
      name: 'Acme rollout & more',
      amount: 5_000_000n,
    });
  });

  it('adds it to a deal: its words wait for the deal, author and link stay with them', async () => {
    const message = await say('The CFO <likes> it, says @ann');
    const form = await pick('add_to_deal', message, '"note"');
    expect(fields(form)).toEqual(['deal', 'note', 'objection']);
    const link = `https://acme.slack.com/archives/C0DEALS/p${message.ts.replace('.', '')}`;
    const kept = `Bob (${link}):\nThe CFO <likes> it, says @Ann`;
    expect(initial(form, 'note')).toBe(kept);
    expect(words(form)).toContain('Every full member of this workspace can read it.');
    await door.slack.options({ user: 'U0ANN', blockId: 'deal', actionId: 'deal', query: 'acme' });
    await door.slack.press({ user: 'U0ANN', blockId: 'deal', actionId: 'deal', value: '1' });
    expect(initial(await formOf(door, 'U0ANN', '* #1"'), 'note')).toBe(kept);
    await receiptAfter(door, 'U0ANN', () => door.slack.submit({ user: 'U0ANN' }));
    const event = await door.storage.database.dealEvent.findFirstOrThrow({ where: { kind: 'note' } });
    expect(event.note).toBe(kept);
  });

  it('is told who will read what is said in a private place, whose name goes nowhere', async () => {
    const message = await say('Globex wants #secret-takeover kept quiet', 'G0BOARD');
    const form = await pick('add_to_deal', message, '"note"');
    expect(words(form)).toContain('from a private conversation');
    expect(initial(form, 'note')).toBe('Bob:\nGlobex wants #channel kept quiet');
    await door.slack.options({ user: 'U0ANN', blockId: 'deal', actionId: 'deal', query: 'acme' });
    await door.slack.press({ user: 'U0ANN', blockId: 'deal', actionId: 'deal', value: '1' });
    await formOf(door, 'U0ANN', '* #1"');
    await receiptAfter(door, 'U0ANN', () => door.slack.submit({ user: 'U0ANN' }));
    const stored = await door.storage.database.dealEvent.findMany({ where: { kind: 'note' } });
    expect(stored.map(({ note }) => note)).toContain('Bob:\nGlobex wants #channel kept quiet');
    const sent = door.slack.log.flatMap((entry) => (entry.kind === 'api' ? [entry.args] : []));
    expect(JSON.stringify(sent)).not.toContain('secret-takeover');
    expect(door.slack.messages('C0DEALS').filter(({ byBot }) => byBot)).toEqual([]);
  });

  it('gets the words of blocks where a bot wrote no text, and an empty form where there are none', async () => {
    const options = { slackApiUrl: door.slack.apiUrl, logLevel: LogLevel.ERROR };
    const bot = new WebClient(door.slack.team().botToken, options);
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'New lead: Initech' } },
      { type: 'section', text: { type: 'mrkdwn', text: 'Worth *EUR 20,000*' } },
    ];
    await bot.chat.postMessage({ channel: 'C0DEALS', text: '', blocks });
    const posted = door.slack.messages('C0DEALS').at(-1);
    if (posted === undefined) throw new Error('the message is missing');
    const form = await pick('create_deal', posted, '"name"');
    expect(initial(form, 'name')).toBe('New lead: Initech');
    await door.slack.close(form);
    await bot.chat.postMessage({ channel: 'C0DEALS', text: '', blocks: [{ type: 'divider' }] });
    const empty = door.slack.messages('C0DEALS').at(-1) ?? posted;
    const blank = await pick('create_deal', empty, '"name"');
    expect([initial(blank, 'name'), initial(blank, 'amount')]).toEqual([undefined, undefined]);
    await door.slack.close(blank);
  });

  it('sees the form in time when the database is slow, and no error when Slack delivers twice', async () => {
    const message = await say('Hooli pilot');
    const blocker = new Client({ connectionString: door.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE member IN ACCESS EXCLUSIVE MODE');
    const picked = await door.slack.shortcut({ user: 'U0ANN', callbackId: 'create_deal', message });
    const loading = await formOf(door, 'U0ANN', 'on its way');
    expect(loading.blocks).toHaveLength(1);
    await blocker.end();
    const form = await formOf(door, 'U0ANN', '"name"');
    expect(initial(form, 'name')).toBe('Hooli pilot');
    const seen = door.slack.ephemerals('U0ANN').length;
    await door.slack.redeliver(picked.id);
    await door.slack.settled();
    expect(door.slack.ephemerals('U0ANN')).toHaveLength(seen);
    expect(door.slack.modals('U0ANN')).toHaveLength(1);
    await door.slack.close(form);
  });

  it('is turned away in the form’s place as a guest, or from another company', async () => {
    const message = await say('Vandelay deal');
    for (const outsider of ['U0GUS', 'U0SAM']) {
      const notice = await pick('create_deal', message, 'full members only', outsider);
      expect(notice.sent['submit']).toBeUndefined();
    }
    const outsiders = { slackUserId: { in: ['U0GUS', 'U0SAM'] } };
    expect(await door.storage.database.member.count({ where: outsiders })).toBe(0);
  });
});
