import { type Logger, LogLevel } from '@slack/web-api';

const nothing = () => undefined;

/** Slack's libraries report what the tests provoke; nobody needs to read it. */
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
