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
    // A database error carries its connection, key and all: its words and codes are what helps.
    serializers: { err: describeError },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[left out]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** What the log keeps of an error, and of what caused it. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    type: name,
    message,
    code,
    stack,
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}
