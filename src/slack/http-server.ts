import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** Where Slack posts everything. */
export const SLACK_PATH = '/slack/events';

/** How long requests under way may take when the server closes. */
const CLOSE_MS = 5_000;

/** What the process's HTTP server answers besides Slack. */
export interface HttpServerOptions {
  readonly port: number;
  /** What answers {@link SLACK_PATH}; absent in Socket Mode. */
  readonly slack: RequestListener | undefined;
  /** What keeps the process from serving, or null when it is ready. */
  readonly problem: () => Promise<string | null>;
  readonly metrics: Registry;
}

/** A server that listens; `port` is the one it got. */
export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves /healthz (alive), /readyz (database and Slack within reach), /metrics and, over HTTP, Slack. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (options.slack !== undefined && path === SLACK_PATH) options.slack(request, response);
    else void answer(options, path, response);
  });
  await listen(server, options.port);
  return {
    port: addressOf(server).port,
    close: () => close(server),
  };
}

async function answer(
  { problem, metrics }: HttpServerOptions,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const write = (status: number, text: string, type = 'text/plain; charset=utf-8') => {
    response.writeHead(status, { 'content-type': type }).end(text);
  };
  switch (path) {
    case '/healthz':
      write(200, 'alive\n');
      return;
    case '/readyz': {
      const found = await problem();
      write(found === null ? 200 : 503, `${found ?? 'ready'}\n`);
      return;
    }
    case '/metrics':
      write(200, await metrics.metrics(), metrics.contentType);
      return;
    default:
      write(404, 'Nothing here. Slack posts to /slack/events; see /healthz, /readyz, /metrics.\n');
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Lets the answers that are under way go out, for a while. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}
