import type { Answer } from '../delivery.ts';
import { post, signature } from '../http-delivery.ts';
import type { Driver } from './driver.ts';

export interface RawOptions {
  readonly body: string;
  /** The default is JSON. */
  readonly contentType?: string;
  /** Seconds; the default is now. */
  readonly timestamp?: number;
  /** Instead of the right one; null sends none. */
  readonly signature?: string | null;
  /** Over any other header. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The default is the request URL. */
  readonly url?: string;
}

/** Posts anything at all to the app by HTTP, rightly or wrongly signed. */
export function postRaw({ world, courier }: Driver, options: RawOptions): Promise<Answer> {
  const url = options.url ?? courier.requestUrl;
  if (url === null) return Promise.reject(new Error('There is no request URL to post to'));
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const sign =
    options.signature === undefined
      ? signature(world.app.signingSecret, timestamp, options.body)
      : options.signature;
  return post(url, options.body, {
    'content-type': options.contentType ?? 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    ...(sign === null ? {} : { 'x-slack-signature': sign }),
    ...options.headers,
  });
}

/** Slack's handshake with a new request URL: the challenge must come back. */
export async function verifyUrl(driver: Driver): Promise<boolean> {
  const challenge = driver.world.nextId('challenge-');
  const token = driver.world.app.verificationToken;
  const answer = await postRaw(driver, {
    body: JSON.stringify({ type: 'url_verification', token, challenge }),
  });
  const body = answer.body;
  return answer.status === 200 && (body === challenge || JSON.stringify(body).includes(challenge));
}

/** The ping that Slack sends to a command's URL now and then. */
export function sslCheck(driver: Driver): Promise<Answer> {
  const body = `ssl_check=1&token=${driver.world.app.verificationToken}`;
  return postRaw(driver, { body, contentType: 'application/x-www-form-urlencoded' });
}
