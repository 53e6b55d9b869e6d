import { WebClient, type WebClientOptions } from '@slack/web-api';

/**
 * Options of a client on whose answer a person waits: one quick try again, and no waiting for a rate
 * limit. The library's own default has no time-out and tries ten times, which doubles what it posts.
 */
export function webClientOptions(slackApiUrl: string | undefined): WebClientOptions {
  return {
    retryConfig: { retries: 1, minTimeout: 200, maxTimeout: 200 },
    rejectRateLimitedCalls: true,
    timeout: 5_000,
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  };
}

/** A client for one team's bot token. */
export function createWebClient(token: string, slackApiUrl: string | undefined): WebClient {
  return new WebClient(token, webClientOptions(slackApiUrl));
}
