import type { Logger } from 'pino';
import { z } from 'zod';
import type { Message } from './views/message.ts';

const TIMEOUT_MS = 8_000;
const SlackReply = z.object({ ok: z.boolean(), error: z.string().optional() });

/** How a later answer stands to the message whose button was pressed. */
export interface Placement {
  /** True: it takes the place of the message; false: a new one that only the person sees. */
  readonly replaceOriginal: boolean;
}

/**
 * Posts an answer to a response_url. By our own request, not Bolt's `respond`, since that drops Slack's
 * reason when the blocks are refused. Then the text goes alone: the words count more than the buttons.
 * Answers whether Slack took it.
 */
export async function postToResponseUrl(
  url: string,
  message: Message,
  { replaceOriginal }: Placement,
  logger: Logger,
): Promise<boolean> {
  const placed = { response_type: 'ephemeral', replace_original: replaceOriginal };
  const refusal = await post(url, { ...placed, ...message });
  if (refusal === null) return true;
  logger.error({ slackError: refusal }, 'slack refused an answer');
  return refusal === 'invalid_blocks' && (await post(url, { ...placed, text: message.text })) === null;
}

/** Null when Slack took it, else Slack's error. */
async function post(url: string, body: object): Promise<string | null> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (response.ok && text === 'ok') return null;
  const reply = SlackReply.safeParse(parseJson(text));
  if (reply.success) return reply.data.ok ? null : (reply.data.error ?? 'unknown_error');
  return response.ok ? null : text.slice(0, 100) || `http_${response.status}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
