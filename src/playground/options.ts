import type { IncomingMessage, ServerResponse } from 'node:http';

export interface PersonOptions {
  readonly id: string;
  /** The handle, as typed after @. */
  readonly name: string;
  readonly real_name?: string;
  readonly email?: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  /** A multi-channel guest. */
  readonly is_restricted?: boolean;
  /** A single-channel guest (Slack sets is_restricted as well). */
  readonly is_ultra_restricted?: boolean;
  /** Someone from another organisation (Slack Connect). */
  readonly is_stranger?: boolean;
  readonly deleted?: boolean;
}

export interface ChannelOptions {
  readonly id: string;
  readonly name: string;
  readonly is_private?: boolean;
  readonly is_archived?: boolean;
  /** User ids; the bot only if its user id is among them. Absent: everyone who isn't a guest, and the bot. */
  readonly members?: readonly string[];
}

export interface TeamOptions {
  readonly id?: string;
  readonly name?: string;
  readonly domain?: string;
  readonly botToken?: string;
  readonly botId?: string;
  readonly botUserId?: string;
  readonly botName?: string;
  readonly scopes?: readonly string[];
  readonly users?: readonly PersonOptions[];
  readonly channels?: readonly ChannelOptions[];
}

interface AppOptions {
  readonly id?: string;
  /** The app-level token, for Socket Mode. */
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Event subscriptions by their names in a manifest (`message.im`, `app_mention`, …). Absent: all. */
  readonly events?: readonly string[];
}

export interface LocalSlackOptions {
  /** The loopback port; 0, the default, takes a free one. */
  readonly port?: number;
  /** The clock for ts, trigger ids and response URLs; the default is the machine's. */
  readonly now?: () => Date;
  /** How long an acknowledgement may take, in real milliseconds; Slack gives 3000. */
  readonly ackTimeoutMs?: number;
  /** Where deliveries go by HTTP; absent: by Socket Mode. */
  readonly requestUrl?: string;
  readonly app?: AppOptions;
  /** Absent: one team with an admin, two members, a guest and three channels. */
  readonly teams?: readonly TeamOptions[];
  /** Takes any HTTP request that isn't Slack's own; answers true when it has taken it. */
  readonly page?: (request: IncomingMessage, response: ServerResponse) => boolean;
}
