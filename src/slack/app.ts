import type { RequestListener } from 'node:http';
import { App, type AuthorizeResult, HTTPReceiver, type Receiver } from '@slack/bolt';
import { registerActions } from './actions/actions.ts';
import { boltLogger } from './bolt-logger.ts';
import { withCheckedBody } from './checked-body.ts';
import { registerCommands } from './commands/commands.ts';
import type { BaseContext, SlackContext } from './context.ts';
import { registerEvents } from './events/events.ts';
import { createHomes } from './home/homes.ts';
import { publishHome } from './home/publish-home.ts';
import { registerHome } from './home/register-home.ts';
import { SLACK_PATH } from './http-server.ts';
import { registerModals } from './modals/register-modals.ts';
import { registerShortcuts } from './shortcuts/shortcuts.ts';
import { SteadySocketReceiver } from './socket-receiver.ts';
import type { Team } from './teams.ts';
import { webClientOptions } from './web-client.ts';

/** How Slack reaches us. */
export type Reach =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** Bolt, assembled and not yet started. */
export interface SlackApp {
  /** Over HTTP: what answers Slack's requests. */
  readonly requestListener: RequestListener | undefined;
  /** Whether Slack can reach us; over HTTP that is Slack's to try. */
  readonly isConnected: () => boolean;
  start(): Promise<void>;
  /** Takes nothing new; what is under way is the context's background. */
  stop(): Promise<void>;
}

/** Assembles Bolt for one team's token, with one set of handlers for both ways in. */
export function createSlackApp(
  base: BaseContext,
  team: Team,
  { reach, botToken, slackApiUrl }: { reach: Reach; botToken: string; slackApiUrl: string | undefined },
): SlackApp {
  const homes = createHomes((sender, look) => publishHome(base, sender, look));
  const context: SlackContext = { ...base, homes };
  const logger = boltLogger(context.logger);
  const socket =
    reach.kind === 'socket'
      ? new SteadySocketReceiver({ appToken: reach.appToken, slackApiUrl, logger: context.logger })
      : undefined;
  const http =
    reach.kind === 'http'
      ? new HTTPReceiver({ signingSecret: reach.signingSecret, endpoints: SLACK_PATH, logger })
      : undefined;
  const receiver: Receiver | undefined = socket ?? http;
  if (receiver === undefined) throw new Error('no way for Slack to reach us');
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    extendedErrorHandler: true,
    clientOptions: webClientOptions(slackApiUrl),
    // Known beforehand, so that no event waits for Slack to say who we are. Another team's payload
    // passes here and finds no workspace: see speaker.ts.
    authorize: async (): Promise<AuthorizeResult> => ({
      botToken,
      botId: team.botId,
      botUserId: team.botUserId,
    }),
  });
  registerCommands(app, context);
  registerActions(app, context);
  registerModals(app, context);
  registerHome(app, context);
  registerShortcuts(app, context);
  registerEvents(app, context);
  app.error(async ({ error }: { error: Error & { original?: Error } }) => {
    context.logger.error({ err: error.original ?? error }, 'a payload could not be handled');
  });
  return {
    requestListener: http && withCheckedBody(http.requestListener),
    isConnected: () => socket?.isConnected ?? true,
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
    },
  };
}
