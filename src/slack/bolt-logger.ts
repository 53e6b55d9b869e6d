import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** Slack's libraries log in free text, in which a token may stand. */
const TOKEN = /\b(xox[a-z]|xapp)-[\w-]+/g;

/** Lets Slack's libraries write their warnings and errors into our log. */
export function boltLogger(logger: Logger): BoltLogger {
  const words = (parts: unknown[]) => parts.map(String).join(' ').replace(TOKEN, '[left out]');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => logger.warn({ detail: words(parts) }, 'slack library warns'),
    error: (...parts: unknown[]) => logger.error({ detail: words(parts) }, 'slack library reports an error'),
    getLevel: () => LogLevel.WARN,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}
