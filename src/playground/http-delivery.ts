import { createHmac } from 'node:crypto';
import type { Answer, Outgoing } from './delivery.ts';
import { type Fields, parseJson } from './fields.ts';

/** `X-Slack-Signature` of a body (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signature(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/**
 * Sends a payload to the app's request URL, signed. The timestamp is the machine's, not the world's clock:
 * the app checks it against its own.
 */
export function postDelivery(url: string, secret: string, outgoing: Outgoing): Promise<Answer> {
  const { body, contentType } = encode(outgoing);
  const timestamp = Math.floor(Date.now() / 1000);
  const retry =
    outgoing.retry > 0
      ? { 'x-slack-retry-num': String(outgoing.retry), 'x-slack-retry-reason': 'http_timeout' }
      : {};
  return post(url, body, {
    'content-type': contentType,
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature(secret, timestamp, body),
    ...retry,
  });
}

/** Posts a body and reads what came back; a failed connection is a null status. */
export async function post(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (parseJson(text) ?? text) };
  } catch {
    return { status: null, body: null };
  }
}

function encode(outgoing: Outgoing): { body: string; contentType: string } {
  switch (outgoing.envelope) {
    case 'events_api':
      return { body: JSON.stringify(outgoing.payload), contentType: 'application/json' };
    case 'slash_commands':
      return { body: form(outgoing.payload), contentType: 'application/x-www-form-urlencoded' };
    case 'interactive':
      return {
        body: form({ payload: JSON.stringify(outgoing.payload) }),
        contentType: 'application/x-www-form-urlencoded',
      };
    default:
      return outgoing.envelope satisfies never;
  }
}

function form(fields: Fields): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) params.set(key, String(value));
  return params.toString();
}
