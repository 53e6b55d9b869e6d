import { SLACK_PATH } from './http-server.ts';

/** What an installation decides about its app at Slack. */
export interface ManifestOptions {
  /** Where Slack reaches us over HTTP, such as "https://deals.example.com"; null: Socket Mode. */
  readonly baseUrl: string | null;
  readonly dealCommand: string;
  readonly pipelineCommand: string;
}

/** Bot scopes without which something doesn't work; docs/slack.md says what. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'im:history',
  'users:read',
] as const;

/** Bot scopes that whoever installs the app may leave out. */
export const OPTIONAL_BOT_SCOPES = ['users:read.email'] as const;

const BOT_EVENTS = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'];

const LONG_DESCRIPTION = [
  'Type "/deal create Acme rollout 50k closing end of next month" and the deal is there. Type',
  '"/deal move Acme negotiation" and it has moved. Every change answers with a receipt and an Undo button,',
  'typos and half names are understood, and two deals that could be meant are asked about, never guessed.',
  'Wins are told to the deal channel. Dealhand runs on your own machine; your deals stay there.',
].join(' ');

/**
 * The app's configuration at Slack. One source for both ways in, since commands, shortcuts and scopes are
 * the same. Source: docs.slack.dev, "App manifest reference".
 */
export function appManifest({ baseUrl, dealCommand, pipelineCommand }: ManifestOptions) {
  const requestUrl = baseUrl === null ? undefined : new URL(SLACK_PATH, baseUrl).href;
  const atUrl = requestUrl === undefined ? {} : { url: requestUrl };
  const onRequest = requestUrl === undefined ? {} : { request_url: requestUrl };
  return {
    display_information: {
      name: 'Dealhand',
      description: "The sales team's hand inside Slack: one sentence moves a deal.",
      background_color: '#1f3a34',
      long_description: LONG_DESCRIPTION,
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Dealhand', always_online: true },
      shortcuts: [
        {
          name: 'Create a deal',
          type: 'message',
          callback_id: 'create_deal',
          description: 'Makes a deal of this message',
        },
        {
          name: 'Add to a deal',
          type: 'message',
          callback_id: 'add_to_deal',
          description: 'Keeps this message as a note of a deal',
        },
      ],
      slash_commands: [
        {
          command: dealCommand,
          ...atUrl,
          description: 'Create, move, win, find and undo deals',
          usage_hint: 'move Acme negotiation | create Acme 50k | help',
          // Without it a mention arrives as a name, and names aren't unique.
          should_escape: true,
        },
        {
          command: pipelineCommand,
          ...atUrl,
          description: 'See the pipeline and its settings',
          usage_hint: 'board | team | settings | help',
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(baseUrl === null ? {} : { redirect_urls: [new URL('/slack/oauth_redirect', baseUrl).href] }),
      scopes: { bot: [...BOT_SCOPES], bot_optional: [...OPTIONAL_BOT_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...onRequest, bot_events: BOT_EVENTS },
      interactivity: {
        is_enabled: true,
        ...onRequest,
        ...(requestUrl === undefined ? {} : { message_menu_options_url: requestUrl }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: baseUrl === null,
      token_rotation_enabled: false,
    },
  };
}
