import type { WebClient } from '@slack/web-api';

/** A connected Slack team: how to talk to it and who we are there. */
export interface Team {
  readonly slackTeamId: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What people type after an @ to speak to us. */
  readonly botName: string;
  readonly name: string;
  readonly client: WebClient;
}

/** The Slack teams that this process is connected to. */
export interface Teams {
  /** Undefined for a team that never installed us. */
  find(slackTeamId: string): Promise<Team | undefined>;
}
