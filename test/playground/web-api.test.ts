import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { objectsOf, textOf } from '../../src/playground/fields.ts';
import { type LocalSlack, startLocalSlack } from '../../src/playground/local-slack.ts';
import { silentLogger } from './silent-logger.ts';

let slack: LocalSlack;
let client: WebClient;

const clientFor = (token?: string) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
const refusedWith = (error: string) => ({ data: { ok: false, error } });

beforeEach(async () => {
  slack = await startLocalSlack({
    teams: [
      {
        users: [
          {
            id: 'U0ANN',
            name: 'ann',
            real_name: 'Ann Archer',
            tz: 'Europe/Berlin',
            locale: 'de-DE',
            is_admin: true,
          },
          { id: 'U0GUS', name: 'gus', is_ultra_restricted: true, email: 'gus@example.org' },
          { id: 'U0OUT', name: 'out', is_stranger: true },
        ],
        channels: [
          { id: 'C0DEALS', name: 'deals' },
          { id: 'C0OTHER', name: 'other', members: ['U0ANN'] },
          { id: 'C0OLD', name: 'old', is_archived: true },
          { id: 'G0BOARD', name: 'board', is_private: true, members: ['U0ANN'] },
          { id: 'G0TEAM', name: 'team', is_private: true, members: ['U0ANN', 'U0BOT'] },
        ],
      },
      { botToken: 'xoxb-second', domain: 'second' },
    ],
  });
  client = clientFor(slack.team().botToken);
});
afterEach(() => slack.stop());

describe('tokens', () => {
  test('say who the bot is, each in its own team', async () => {
    expect(await client.auth.test()).toMatchObject({ team_id: 'T0LOCAL', user_id: 'U0BOT', bot_id: 'B0BOT' });
    expect(await clientFor('xoxb-second').auth.test()).toMatchObject({
      team_id: 'T0LOCAL2',
      user_id: 'U0BOT2',
    });
    await clientFor('xoxb-second').chat.postMessage({ channel: 'C0DEALS', text: 'second' });
    expect(slack.messages('C0DEALS')).toEqual([]);
    expect(slack.messages('C0DEALS', 'T0LOCAL2')).toHaveLength(1);
  });

  test('that are missing, wrong or of the wrong kind are refused', async () => {
    await expect(clientFor().auth.test()).rejects.toMatchObject(refusedWith('not_authed'));
    await expect(clientFor('xoxb-no').auth.test()).rejects.toMatchObject(refusedWith('invalid_auth'));
    await expect(client.apps.connections.open({})).rejects.toMatchObject(
      refusedWith('not_allowed_token_type'),
    );
    await expect(client.apiCall('chat.shout')).rejects.toMatchObject(refusedWith('unknown_method'));
  });

  test('need the scope of what they ask for', async () => {
    slack.team().scopes.delete('channels:history');
    await expect(client.conversations.history({ channel: 'C0DEALS' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:history' },
    });
    expect(await client.conversations.history({ channel: 'G0TEAM' })).toMatchObject({ messages: [] });
  });
});

describe('an installation', () => {
  const app = { client_id: '1.1', client_secret: 'local-client-secret' };

  test('exchanges the code of the consent page once, for the token of its team', async () => {
    const redirect = encodeURIComponent('http://127.0.0.1/slack/oauth_redirect');
    const page = `${slack.authorizationUrl}?client_id=1.1&state=s1&redirect_uri=${redirect}&team=T0LOCAL2`;
    const consent = await fetch(page, { redirect: 'manual' });
    const back = new URL(consent.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('s1');
    const code = back.searchParams.get('code') ?? '';
    const wrong = { ...app, client_secret: 'guess', code };
    await expect(clientFor().oauth.v2.access(wrong)).rejects.toMatchObject(refusedWith('bad_client_secret'));
    const access = await clientFor().oauth.v2.access({ ...app, code });
    expect(access).toMatchObject({
      access_token: 'xoxb-second',
      team: { id: 'T0LOCAL2' },
      bot_user_id: 'U0BOT2',
    });
    await expect(clientFor().oauth.v2.access({ ...app, code })).rejects.toMatchObject(
      refusedWith('invalid_code'),
    );
  });

  test('ends with its token, and nobody else notices', async () => {
    await slack.uninstall('T0LOCAL2');
    await expect(clientFor('xoxb-second').auth.test()).rejects.toMatchObject(refusedWith('account_inactive'));
    expect((await client.auth.test()).ok).toBe(true);
    expect(slack.log.flatMap((entry) => (entry.kind === 'delivery' ? [entry.type] : []))).toEqual([
      'tokens_revoked',
      'app_uninstalled',
    ]);
  });
});

describe('chat', () => {
  test.each([
    ['C0NONE', 'channel_not_found'],
    ['G0BOARD', 'channel_not_found'],
    ['C0OTHER', 'not_in_channel'],
    ['C0OLD', 'is_archived'],
  ])('refuses to post to %s: %s', async (channel, error) => {
    await expect(client.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject(refusedWith(error));
  });

  test('posts to a person by opening their direct messages', async () => {
    const opened = await client.conversations.open({ users: 'U0ANN' });
    const posted = await client.chat.postMessage({ channel: 'U0ANN', text: 'hello' });
    expect(posted.channel).toBe(opened.channel?.id);
    expect(slack.messages('dm:U0ANN').map((message) => message.text)).toEqual(['hello']);
  });

  test('refuses nothing, too much, and blocks that are wrong, with a pointer', async () => {
    const post = (message: object) => client.apiCall('chat.postMessage', { channel: 'C0DEALS', ...message });
    await expect(post({})).rejects.toMatchObject(refusedWith('no_text'));
    await expect(post({ text: 'x'.repeat(40_001) })).rejects.toMatchObject(refusedWith('msg_too_long'));
    await expect(post({ text: 'x', blocks: '{' })).rejects.toMatchObject(
      refusedWith('invalid_blocks_format'),
    );
    const header = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } };
    await expect(post({ text: 'x', blocks: [header] })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        errors: ['must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
    expect(slack.log.at(-1)).toMatchObject({
      error: 'invalid_blocks',
      problems: [{ pointer: '/blocks/0/text/text' }],
    });
    const long = Array.from({ length: 5 }, () => ({
      type: 'section',
      text: { type: 'mrkdwn', text: 'x'.repeat(2900) },
    }));
    await expect(post({ text: 'x', blocks: long })).rejects.toMatchObject(refusedWith('msg_blocks_too_long'));
    expect(slack.messages('C0DEALS')).toEqual([]);
  });

  test('updates and deletes only what the bot said, and text alone takes the blocks away', async () => {
    const blocks = [{ type: 'divider' } as const];
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0DEALS', text: 'old', blocks });
    const { message } = await slack.say({ user: 'U0ANN', channel: 'C0DEALS', text: 'mine' });
    await client.chat.update({ channel: 'C0DEALS', ts, text: 'new' });
    expect(slack.messages('C0DEALS')[0]).toMatchObject({ text: 'new', blocks: [] });
    const other = { channel: 'C0DEALS', ts: message.ts };
    await expect(client.chat.update({ ...other, text: 'x' })).rejects.toMatchObject(
      refusedWith('cant_update_message'),
    );
    await expect(client.chat.delete(other)).rejects.toMatchObject(refusedWith('cant_delete_message'));
    await expect(client.chat.update({ channel: 'C0DEALS', ts: '1.000000', text: 'x' })).rejects.toMatchObject(
      refusedWith('message_not_found'),
    );
    await client.chat.delete({ channel: 'C0DEALS', ts });
    expect(slack.messages('C0DEALS')).toEqual([message]);
  });

  test('shows an ephemeral message to one member, and keeps native tables out of it', async () => {
    const place = { channel: 'C0DEALS', user: 'U0ANN' };
    await client.chat.postEphemeral({ ...place, text: 'psst' });
    expect(slack.ephemerals('U0ANN').map((message) => message.text)).toEqual(['psst']);
    await expect(client.chat.postEphemeral({ ...place, user: 'U0GUS', text: 'x' })).rejects.toMatchObject(
      refusedWith('user_not_in_channel'),
    );
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] } as const;
    await expect(client.chat.postEphemeral({ ...place, text: 'x', blocks: [table] })).rejects.toMatchObject(
      refusedWith('invalid_blocks'),
    );
    await client.chat.postMessage({ channel: 'C0DEALS', text: 'x', blocks: [table] });
    expect((await client.conversations.history({ channel: 'C0DEALS' })).messages).toHaveLength(1);
  });

  test('knows the permalink of a reply', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0DEALS', text: 'root' });
    const reply = await client.chat.postMessage({ channel: 'C0DEALS', text: 'reply', thread_ts: ts });
    const { permalink } = await client.chat.getPermalink({ channel: 'C0DEALS', message_ts: reply.ts ?? '' });
    const id = reply.ts?.replace('.', '');
    expect(permalink).toBe(`https://local.slack.com/archives/C0DEALS/p${id}?thread_ts=${ts}&cid=C0DEALS`);
  });
});

test('blocks.validate checks blocks, a message or a view, without a token', async () => {
  const validate = (args: object) => clientFor().apiCall('blocks.validate', { ...args });
  const wrong = { type: 'header', text: { type: 'plain_text', text: '' } };
  expect(await validate({ blocks: [{ type: 'divider' }] })).toMatchObject({ ok: true });
  await expect(validate({ blocks: [wrong] })).rejects.toMatchObject({
    data: { error: 'invalid_blocks', errors: [{ pointer: '/0/text/text', code: 'failed_constraint' }] },
  });
  await expect(validate({ message: { blocks: [wrong] } })).rejects.toMatchObject({
    data: { error: 'invalid_message', errors: [{ pointer: '/blocks/0/text/text' }] },
  });
  await expect(validate({ view: { type: 'home', blocks: [wrong] } })).rejects.toMatchObject({
    data: { error: 'invalid_view', errors: [{ pointer: '/blocks/0/text/text' }] },
  });
  await expect(validate({})).rejects.toMatchObject(refusedWith('invalid_arguments'));
});

describe('conversations', () => {
  test('keep metadata, which is shown only when it is asked for', async () => {
    const metadata = { event_type: 'delivery', event_payload: { id: 'd-1' } };
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0DEALS', text: 'x', metadata });
    const span = { channel: 'C0DEALS', oldest: ts, inclusive: true };
    const shown = await client.conversations.history({ ...span, include_all_metadata: true });
    expect(shown.messages).toMatchObject([{ ts, metadata }]);
    const hidden = await client.conversations.history(span);
    expect(hidden.messages?.[0]).not.toHaveProperty('metadata');
    expect((await client.conversations.history({ channel: 'C0DEALS', oldest: ts })).messages).toEqual([]);
  });

  test('are read newest first, page by page, threads apart', async () => {
    const sent: string[] = [];
    for (const text of ['1', '2', '3']) {
      sent.push((await client.chat.postMessage({ channel: 'C0DEALS', text })).ts ?? '');
    }
    const [root = ''] = sent;
    await client.chat.postMessage({ channel: 'C0DEALS', text: 'reply', thread_ts: root });
    const seen: (string | undefined)[] = [];
    for await (const page of client.paginate('conversations.history', { channel: 'C0DEALS', limit: 2 })) {
      if ('messages' in page)
        seen.push(...objectsOf(page.messages).map((message) => textOf(message['text'])));
    }
    expect(seen).toEqual(['3', '2', '1']);
    const thread = await client.conversations.replies({ channel: 'C0DEALS', ts: root });
    expect(thread.messages).toMatchObject([
      { text: '1', reply_count: 1 },
      { text: 'reply', thread_ts: root },
    ]);
  });

  test('are listed without the private ones the bot is not in', async () => {
    const listed = await client.conversations.list({
      types: 'public_channel,private_channel',
      exclude_archived: true,
    });
    expect(listed.channels?.map((channel) => channel.name)).toEqual(['deals', 'other', 'team']);
    const mine = await client.users.conversations({ types: 'public_channel,private_channel' });
    expect(mine.channels?.map((channel) => channel.name)).toEqual(['deals', 'old', 'team']);
    await expect(client.conversations.info({ channel: 'G0BOARD' })).rejects.toMatchObject(
      refusedWith('channel_not_found'),
    );
    expect((await client.conversations.members({ channel: 'G0TEAM' })).members).toEqual(['U0ANN', 'U0BOT']);
  });
});

describe('people', () => {
  test('have a zone, a role and, when asked, a language', async () => {
    const { user } = await client.users.info({ user: 'U0ANN', include_locale: true });
    expect(user).toMatchObject({
      tz: 'Europe/Berlin',
      locale: 'de-DE',
      is_admin: true,
      real_name: 'Ann Archer',
    });
    expect([3600, 7200]).toContain(user?.tz_offset);
    const guest = await client.users.info({ user: 'U0GUS' });
    expect(guest.user).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect((await client.users.info({ user: 'U0OUT' })).user).toMatchObject({ is_stranger: true });
    await expect(client.users.info({ user: 'U0NONE' })).rejects.toMatchObject(refusedWith('user_not_found'));
  });

  test('are found by their address', async () => {
    const found = await client.users.lookupByEmail({ email: 'GUS@example.org' });
    expect(found.user?.id).toBe('U0GUS');
    await expect(client.users.lookupByEmail({ email: 'no@example.org' })).rejects.toMatchObject(
      refusedWith('users_not_found'),
    );
    expect((await client.users.list({})).members).toHaveLength(4);
  });
});

describe('faults', () => {
  const post = (text: string) => client.chat.postMessage({ channel: 'C0DEALS', text });
  const texts = () => slack.messages('C0DEALS').map((message) => message.text);

  test('a rate limit says how long to wait, and only as often as asked', async () => {
    slack.fail({ method: 'chat.postMessage', times: 2, with: { retryAfter: 7 } });
    await expect(post('1')).rejects.toMatchObject({ retryAfter: 7 });
    await expect(post('2')).rejects.toMatchObject({ retryAfter: 7 });
    await post('3');
    expect(texts()).toEqual(['3']);
  });

  test('a call can be done and then fail, so that the app cannot know', async () => {
    slack.fail({ method: 'chat.postMessage', with: { dropConnection: true, after: true } });
    slack.fail({ method: 'chat.postMessage', with: { dropConnection: true } });
    slack.fail({ method: 'chat.postMessage', with: { status: 500, after: true } });
    slack.fail({ method: 'chat.postMessage', with: { error: 'channel_not_found' } });
    await expect(post('half open')).rejects.toThrow();
    await expect(post('gone')).rejects.toThrow();
    await expect(post('500 but there')).rejects.toMatchObject({ statusCode: 500 });
    await expect(post('refused')).rejects.toMatchObject(refusedWith('channel_not_found'));
    expect(texts()).toEqual(['half open', '500 but there']);
    expect(slack.log.map((entry) => entry.error)).toEqual([
      'connection_dropped',
      'connection_dropped',
      'internal_error',
      'channel_not_found',
    ]);
  });

  test('a call can be slow and succeed', async () => {
    slack.fail({ method: 'chat.postMessage', with: { delayMs: 30 } });
    await post('slow');
    expect(slack.log.at(-1)).toMatchObject({ error: null, status: 200 });
    expect(slack.log.at(-1)?.durationMs).toBeGreaterThan(28);
  });

  test('can be aimed at some calls', async () => {
    slack.fail({
      method: 'chat.postMessage',
      when: (args) => args['text'] === 'b',
      with: { error: 'fatal_error' },
    });
    await post('a');
    await expect(post('b')).rejects.toMatchObject(refusedWith('fatal_error'));
    expect(texts()).toEqual(['a']);
  });
});
