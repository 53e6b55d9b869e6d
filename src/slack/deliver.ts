import { WebClient } from '@slack/web-api';
import type { Outcome } from '../delivery/outcome.ts';
import type { ClaimedMessage } from '../storage/outbox-claim.ts';
import type { Storage } from '../storage/storage.ts';
import { composeDelivery } from './deliver-announcement.ts';
import { failedOutcome } from './deliver-failure.ts';

/** Marks our messages in their metadata, beside nothing but the delivery's id: anyone may read that. */
export const DELIVERY_EVENT = 'dealhand_delivery';

/** What saying a message needs. */
export interface PosterOptions {
  readonly storage: Pick<Storage, 'database'>;
  /** The client of a Slack team; undefined for one that isn't connected. */
  readonly clientOf: (slackTeamId: string) => Promise<WebClient | undefined>;
}

/**
 * A client for deliveries. It tries once, since the outbox tries again and knows when; the time-out is
 * well below the outbox's lease, so that a try is over before somebody else may begin one.
 */
export function createDeliveryClient(token: string, slackApiUrl: string | undefined): WebClient {
  return new WebClient(token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 8_000,
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  });
}

/** Says queued messages in Slack, in the words of the moment. */
export function createPoster({
  storage,
  clientOf,
}: PosterOptions): (claimed: ClaimedMessage) => Promise<Outcome> {
  return async ({ id, slackTeamId, channel, payload }) => {
    const client = slackTeamId === null ? undefined : await clientOf(slackTeamId);
    if (slackTeamId === null || client === undefined) {
      const fix = 'Connect the workspace again (see docs/slack.md).';
      return { kind: 'failed', reason: 'the workspace is not connected', isPermanent: false, fix };
    }
    const message = await composeDelivery(storage.database, slackTeamId, payload);
    if (message === null) return { kind: 'nothingToSay' };
    try {
      const { ts } = await client.chat.postMessage({
        channel,
        ...message,
        metadata: { event_type: DELIVERY_EVENT, event_payload: { id } },
        unfurl_links: false,
        unfurl_media: false,
      });
      return { kind: 'sent', remoteTs: ts ?? 'unknown' };
    } catch (error) {
      return failedOutcome(error);
    }
  };
}
