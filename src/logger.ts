import { type DestinationStream, type Logger, pino } from 'pino';

/** Where a secret could stand in what is logged; its value is replaced before it is written. */
const SECRETS = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'clientSecret',
  'authorization',
  'password',
  'databaseUrl',
];

/** The process's log: JSON lines with static messages, secrets left out. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[left out]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
