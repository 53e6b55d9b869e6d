import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { appManifest, BOT_SCOPES, OPTIONAL_BOT_SCOPES } from '../../src/slack/manifest.ts';
import { openFrontDoor } from '../slack/front-door.ts';
import { manifestFiles } from '../tools/manifest-files.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DEFAULTS = readConfig({});
const files = manifestFiles(DEFAULTS);
const read = (...path: string[]) => readFile(join(ROOT, ...path), 'utf8');

/** Slack's own schema. It marks its formats and notes in ways that JSON Schema doesn't know. */
async function slackSchema() {
  const schema = JSON.parse(await read('test', 'fixtures', 'slack-app-manifest.schema.2.0.0.json'));
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

describe.each(files)('manifests/%s', (name, text) => {
  it('is what its source makes: npm run manifests writes it', async () => {
    expect(JSON.parse(await read('manifests', name))).toEqual(JSON.parse(text));
  });

  it("is valid by Slack's schema", async () => {
    const isValid = await slackSchema();
    isValid(JSON.parse(await read('manifests', name)));
    expect(isValid.errors ?? []).toEqual([]);
  });
});

describe('the manifest', () => {
  it('is refused by the schema when something in it is wrong, so that the test above can fail', async () => {
    const isValid = await slackSchema();
    expect(isValid(appManifest({ ...DEFAULTS, dealCommand: 'deal', baseUrl: null }))).toBe(false);
  });

  it('names no address in Socket Mode, and everywhere one over HTTP', () => {
    expect(JSON.stringify(appManifest({ ...DEFAULTS, baseUrl: null }))).not.toContain('http');
    const http = appManifest({ ...DEFAULTS, baseUrl: 'https://deals.example.com' });
    const url = 'https://deals.example.com/slack/events';
    expect(http.features.slash_commands).toMatchObject([{ url }, { url }]);
    expect(http.settings).toMatchObject({
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url, message_menu_options_url: url },
      socket_mode_enabled: false,
    });
  });

  it('has the commands that the configuration names', () => {
    const { features } = appManifest({ baseUrl: null, dealCommand: '/opp', pipelineCommand: '/opps' });
    expect(features.slash_commands.map(({ command }) => command)).toEqual(['/opp', '/opps']);
    expect(features.slash_commands.every(({ should_escape }) => should_escape)).toBe(true);
  });

  it('asks for the scopes that docs/slack.md gives a reason for, and for no other', async () => {
    const page = await read('docs', 'slack.md');
    const explained = [...page.matchAll(/^\| `([a-z_]+(?::[a-z._]+)?)` \|/gm)].map(([, scope]) => scope);
    expect(explained.toSorted()).toEqual([...BOT_SCOPES, ...OPTIONAL_BOT_SCOPES].toSorted());
  });

  it('asks for all that the bot needs to answer a new person and to tell the channel', async () => {
    const people = [
      { id: 'U0ANN', name: 'ann', real_name: 'Ann' },
      { id: 'U0BOB', name: 'bob', real_name: 'Bob' },
    ];
    const team = { id: 'T0TEAM', users: people, channels: [{ id: 'C0DEALS', name: 'sales' }] };
    const slackOptions = { teams: [{ ...team, scopes: [...BOT_SCOPES] }] };
    const door = await openFrontDoor('http', { slackOptions });
    try {
      await door.type('U0ANN', 'create Globex 100k for @bob');
      await door.type('U0ANN', 'won #1');
      await door.type('U0BOB', 'won #1');
      const told = await door.slack.waitFor(() => door.slack.messages('C0DEALS')[0]);
      expect(told.text).toContain('Globex won');
      await door.slack.say({ user: 'U0ANN', channel: 'dm', text: 'list mine' });
      await door.slack.settled();
      expect(JSON.stringify(door.slack.log)).not.toContain('missing_scope');
    } finally {
      await door.close();
    }
  });
});
