import { readConfig } from '../../src/config.ts';
import { appManifest } from '../../src/slack/manifest.ts';

// Slack's command line takes the manifest from here (.slack/hooks.json), with arguments that we don't need.
process.stdout.write(`${JSON.stringify(appManifest({ ...readConfig(), baseUrl: null }))}\n`);
