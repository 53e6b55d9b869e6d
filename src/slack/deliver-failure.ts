import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Outcome } from '../delivery/outcome.ts';

const INVITE = 'Invite Dealhand to the channel (/invite @Dealhand), or set another deal channel.';
const REINSTALL = 'Install the app again from its page at Slack, and set the new SLACK_BOT_TOKEN.';

/** Slack's reasons that somebody has to mend, and how. Source: docs.slack.dev, chat.postMessage, Errors. */
const FIXES: ReadonlyMap<string, string> = new Map([
  ['channel_not_found', INVITE],
  ['not_in_channel', INVITE],
  ['is_archived', 'The channel is archived: restore it, or set another deal channel.'],
  [
    'restricted_action',
    'Only some may post in the channel: allow Dealhand there, or set another deal channel.',
  ],
  ['missing_scope', 'Install the app again with the scopes of its manifest (see docs/slack.md).'],
  ['account_inactive', REINSTALL],
  ['invalid_auth', REINSTALL],
  ['not_authed', REINSTALL],
  ['token_revoked', REINSTALL],
  ['token_expired', REINSTALL],
]);

/** Slack's reasons that pass by themselves. Every other one is said of the message or the app, and stays. */
const PASSING: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'migration_in_progress',
]);

/** What an error of a Web API call means for the message. A call that nobody answered may pass later. */
export function failedOutcome(error: unknown): Outcome {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rateLimited', retryAfterMs: error.retryAfter * 1_000 };
  }
  if (error instanceof WebAPIPlatformError) {
    const reason = error.data.error;
    return { kind: 'failed', reason, isPermanent: !PASSING.has(reason), fix: FIXES.get(reason) ?? null };
  }
  const reason =
    error instanceof WebAPIHTTPError ? `Slack answered ${error.statusCode}` : 'Slack did not answer';
  return { kind: 'failed', reason, isPermanent: false, fix: null };
}
