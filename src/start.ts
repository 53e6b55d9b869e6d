import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Config, SlackConnection } from './config.ts';
import { createSender } from './delivery/sender.ts';
import { createSlackApp } from './slack/app.ts';
import { type Background, trackBackground } from './slack/background.ts';
import { ensureWorkspace, identifyTeam } from './slack/connect-team.ts';
import { createDeliveryClient, createPoster } from './slack/deliver.ts';
import { createDirectory } from './slack/directory.ts';
import { startHttpServer } from './slack/http-server.ts';
import { connectStorage } from './storage/connect.ts';
import { isReachable } from './storage/storage.ts';

/** The running program; stop it in the reverse order of its start. */
export interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

/** A configuration that names a Slack to connect to, be it the real one or the playground's. */
export interface ConnectedConfig extends Config {
  readonly slack: Exclude<SlackConnection, { readonly kind: 'playground' }>;
}

/** What a test or the playground puts in place of the world's own. */
export interface Overrides {
  readonly now?: () => Date;
}

/** Starts everything: storage, Slack, the HTTP server. What was started before a failure is stopped again. */
export async function start(
  config: ConnectedConfig,
  logger: Logger,
  { now = () => new Date() }: Overrides = {},
): Promise<Running> {
  const { slack } = config;
  const team = await identifyTeam(slack.botToken, config.slackApiUrl);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) await stopOne();
  };
  try {
    const { storage, close } = await connectStorage(config, logger);
    stops.push(close);
    await ensureWorkspace(storage, team, config.dealChannel, now());

    const deliveryClient = createDeliveryClient(slack.botToken, config.slackApiUrl);
    const clientOf = async (id: string) => (id === team.slackTeamId ? deliveryClient : undefined);
    const sender = createSender({ storage, logger, now, post: createPoster({ storage, clientOf }) });
    stops.push(sender.stop);
    const { track, settle } = trackBackground();
    stops.push(settle);
    // Whatever is asked of us may queue a message.
    const background: Background = { settle, track: (work) => track(work.finally(sender.wake)) };
    const teams = { find: async (id: string) => (id === team.slackTeamId ? team : undefined) };
    const dependencies = { storage, directory: createDirectory(storage, teams, now) };
    const { dealCommand, pipelineCommand, slackApiUrl } = config;
    const context = { dependencies, teams, background, logger, now, dealCommand, pipelineCommand };
    const app = createSlackApp(context, team, { reach: slack, botToken: slack.botToken, slackApiUrl });

    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics });
    const problem = async () => {
      if (!app.isConnected()) return 'Slack is out of reach';
      return (await isReachable(storage)) ? null : 'the database is out of reach';
    };
    const server = await startHttpServer({ port: config.port, slack: app.requestListener, problem, metrics });
    stops.push(server.close);
    await app.start();
    stops.push(app.stop);
    sender.start();
    return { port: server.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
