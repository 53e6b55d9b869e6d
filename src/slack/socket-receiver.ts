import { setTimeout as after } from 'node:timers/promises';
import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { boltLogger } from './bolt-logger.ts';
import { webClientOptions } from './web-client.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

/** Where and with which token to connect. */
export interface SocketOptions {
  readonly appToken: string;
  readonly slackApiUrl: string | undefined;
  readonly logger: Logger;
}

/**
 * Socket Mode that stays connected. The library's own reconnecting waits five seconds at each of Slack's
 * routine disconnects, and ends the process when it fails: so it is switched off, and this reconnects at
 * once, then with growing pauses for as long as it takes.
 */
export class SteadySocketReceiver implements Receiver {
  readonly #receiver: SocketModeReceiver;
  readonly #logger: Logger;
  #isConnected = false;
  #stopping = new AbortController();

  constructor({ appToken, slackApiUrl, logger }: SocketOptions) {
    this.#logger = logger;
    this.#receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      logger: boltLogger(logger),
      // The connection's client takes its options from here.
      installerOptions: { clientOptions: webClientOptions(slackApiUrl) },
    });
    this.#receiver.client.on('connected', () => {
      this.#isConnected = true;
    });
    this.#receiver.client.on('disconnected', () => {
      const wasConnected = this.#isConnected;
      this.#isConnected = false;
      if (wasConnected && !this.#stopping.signal.aborted) void this.#reconnect();
    });
  }

  /** Whether Slack can reach us now. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  init(app: App): void {
    this.#receiver.init(app);
  }

  async start(): Promise<unknown> {
    return this.#receiver.client.start();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#isConnected) await this.#receiver.client.disconnect();
  }

  async #reconnect(): Promise<void> {
    for (
      let wait = 0;
      !this.#stopping.signal.aborted;
      wait = Math.min(Math.max(wait * 2, FIRST_WAIT_MS), LONGEST_WAIT_MS)
    ) {
      try {
        await after(wait, undefined, { signal: this.#stopping.signal });
        await this.#receiver.client.start();
        return;
      } catch (error) {
        if (!this.#stopping.signal.aborted)
          this.#logger.warn({ err: error }, 'slack is out of reach, trying again');
      }
    }
  }
}
