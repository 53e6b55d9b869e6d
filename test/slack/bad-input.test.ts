import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor } from './front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor('http');
  await door.type('U0ANN', 'create Acme rollout 50k');
});
afterAll(async () => door.close());

const everything = async () => {
  const { database } = door.storage;
  return {
    deals: await database.deal.findMany(),
    events: await database.dealEvent.count(),
    workspaces: await database.workspace.count(),
  };
};

/** Runs something that must change nothing. */
async function changingNothing<Result>(act: () => Promise<Result>): Promise<Result> {
  const before = await everything();
  const result = await act();
  expect(await everything()).toEqual(before);
  return result;
}

const post = (body: string) => door.slack.raw({ body, contentType: 'application/x-www-form-urlencoded' });

const commandBody = (fields: Record<string, string>) =>
  new URLSearchParams({
    command: '/deal',
    text: 'move #1 won',
    team_id: 'T0TEAM',
    user_id: 'U0ANN',
    channel_id: 'C0DEALS',
    response_url: 'http://127.0.0.1:9/nowhere',
    trigger_id: `t.${Math.random()}`,
    ...fields,
  }).toString();

describe('a request that is not from Slack', () => {
  it('is turned away with 401 when its signature is wrong', async () => {
    const answer = await changingNothing(() =>
      door.slack.raw({ body: commandBody({}), signature: 'v0=0000' }),
    );
    expect(answer.status).toBe(401);
  });

  it('is turned away with 401 when it is older than five minutes', async () => {
    const timestamp = Math.floor(Date.now() / 1000) - 301;
    const answer = await changingNothing(() => door.slack.raw({ body: commandBody({}), timestamp }));
    expect(answer.status).toBe(401);
  });

  it('finds nothing but Slack, health and metrics', async () => {
    const at = (path: string) => fetch(`http://127.0.0.1:${door.running.port}${path}`);
    expect((await at('/healthz')).status).toBe(200);
    expect((await at('/readyz')).status).toBe(200);
    expect(await (await at('/metrics')).text()).toContain('# TYPE process_cpu_user_seconds_total counter');
    expect((await at('/../../etc/passwd')).status).toBe(404);
    expect((await at('/slack/other')).status).toBe(404);
  });
});

describe('a sentence that nobody means', () => {
  it.each([
    ['null bytes', 'move #1\u0000 \u0000won\u0000ish'],
    ['a broken surrogate', 'show \ud83d acme \udc00'],
    ['SQL', `show '; DROP TABLE deal; --`],
    ['SQL wildcards', 'find %_%\\'],
    ['a stack of brackets', `list ${'('.repeat(800)}`],
    ['a channel-wide mention', 'show <!channel> <!here>'],
    ['a very large number', 'show #99999999999999999999'],
    ['a format string', 'show %s%n ${process.env} {{7*7}}'],
    ['a control sequence', 'show \u001b[31mred\u0007'],
    ['right-to-left overrides', 'show \u202Eemca\u202C'],
  ])('%s: gets an answer and changes nothing', async (_, text) => {
    const answer = await changingNothing(() => door.type('U0ANN', text));
    expect(answer.text).not.toBe('');
    expect(JSON.stringify(answer)).not.toMatch(/undefined|NaN|\[object|at .*\.[jt]s:\d/);
    expect(answer.text).not.toMatch(/<!(channel|here)>/);
  });

  it('7,000 characters: is told how long it may be', async () => {
    const answer = await changingNothing(() => door.type('U0ANN', `note acme ${'word '.repeat(1_400)}`));
    expect(answer.text).toMatch(/1,800/);
  });
});

describe('a payload that Slack would not send', () => {
  it.each([
    ['without a text', { text: undefined }],
    ['without a user', { user_id: undefined }],
    ['without a trigger', { trigger_id: undefined }],
    ['with a response_url that is none', { response_url: 'javascript:alert(1)' }],
  ])('%s: is answered, and changes nothing', async (_, { ...fields }: Record<string, string | undefined>) => {
    const body = new URLSearchParams(commandBody({ text: 'help' }));
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      if (value !== undefined) body.set(name, value);
    }
    const answer = await changingNothing(() => post(body.toString()));
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer)).not.toMatch(/at .*\.[jt]s:\d/);
  });

  it('that is no form, no JSON, or empty: never gets a stack or a 5xx with words', async () => {
    for (const body of ['', '{', 'payload=%7B', 'payload=null', 'payload=[]', '\u0000']) {
      const answer = await changingNothing(() => post(body));
      expect(JSON.stringify(answer)).not.toMatch(/at .*\.[jt]s:\d|Error:/);
    }
  });
});

describe('a button that nobody made', () => {
  const pressed = (value: string, blockId = 'b') => ({
    type: 'block_actions',
    team: { id: 'T0TEAM', domain: 'team' },
    user: { id: 'U0BOB', name: 'bob', team_id: 'T0TEAM' },
    api_app_id: 'A0',
    token: 'x',
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0DEALS', is_ephemeral: true },
    channel: { id: 'C0DEALS', name: 'sales' },
    trigger_id: `t.${Math.random()}`,
    actions: [
      {
        type: 'button',
        action_id: 'undo:0',
        block_id: blockId,
        action_ts: '1.1',
        text: { type: 'plain_text', text: 'x' },
        value,
      },
    ],
  });

  it.each([
    ['no JSON', 'undo'],
    ['an older version', '{"v":0,"do":"undo","dealId":"1","sequence":1}'],
    ['another kind', '{"v":1,"do":"dropTables"}'],
    ['SQL for an id', `{"v":1,"do":"undo","dealId":"' OR 1=1","sequence":1,"anyway":true}`],
    ['a sentence that Bob may not say', '{"v":1,"do":"say","sentence":"move #1 won"}'],
    ['an endless offset', '{"v":1,"do":"list","filter":{"kind":"all"},"offset":1e308}'],
  ])('%s: is answered to who pressed, and changes nothing', async (_, value) => {
    const before = door.slack.ephemerals('U0BOB').length;
    const body = new URLSearchParams({ payload: JSON.stringify(pressed(value)) }).toString();
    const answer = await changingNothing(() => post(body));
    expect(answer.status).toBe(200);
    expect(door.slack.ephemerals('U0BOB').length).toBeGreaterThanOrEqual(before);
  });
});

describe('another Slack team', () => {
  it('with the right signature sees nothing and makes nothing', async () => {
    const body = commandBody({ team_id: 'T0OTHER', text: 'list all' });
    const answer = await changingNothing(() => post(body));
    expect(JSON.stringify(answer)).toContain("I'm not set up for this Slack workspace");
    expect(JSON.stringify(answer)).not.toContain('Acme');
  });
});
