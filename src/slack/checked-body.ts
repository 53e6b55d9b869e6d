import type { IncomingMessage, RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Slack's largest payloads are views of about 250 kB. */
const LARGEST_BODY = 1_000_000;

/**
 * Turns requests away whose JSON is no object, such as `null`: Bolt would fail on them outside its own
 * error handling. Slack signs no such thing, so the answer is that of a wrong signature; everything else
 * is Bolt's to check.
 */
export function withCheckedBody(listener: RequestListener): RequestListener {
  return (request, response) => {
    const refuse = (status: number) => response.writeHead(status, { connection: 'close' }).end();
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) {
      refuse(413);
      return;
    }
    buffer(request).then(
      (rawBody) => {
        // Bolt takes a body that was read already from this property: BufferedIncomingMessage.
        if (mayBeSlack(rawBody.toString(), request)) listener(Object.assign(request, { rawBody }), response);
        else refuse(401);
      },
      () => response.destroy(),
    );
  };
}

function mayBeSlack(body: string, request: IncomingMessage): boolean {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const payload = isForm ? new URLSearchParams(body).get('payload') : body;
  // A slash command is a form without a payload.
  if (payload === null) return true;
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null;
  } catch {
    return true;
  }
}
