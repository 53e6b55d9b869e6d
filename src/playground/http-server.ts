import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fails, faultStatus, takeFault } from './faults.ts';
import { fieldsOf, parseJson, textOf } from './fields.ts';
import { respond } from './response-url.ts';
import type { SocketMode } from './socket-mode.ts';
import { answerApi } from './web-api/answer.ts';
import { authorizeRedirect } from './web-api/oauth.ts';
import type { World } from './world.ts';

export type Page = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The one HTTP server of this Slack: `/api/<method>`, `/response/…`, the WebSocket at `/link/`, and a page. */
export function createHttpServer(world: World, socketMode: SocketMode, page: Page): Server {
  const server = createServer((request, response) => {
    handle(world, socketMode, page, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, { ok: false, error: 'fatal_error' });
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket) => socketMode.upgrade(request, socket));
  return server;
}

async function handle(
  world: World,
  socketMode: SocketMode,
  page: Page,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', world.url);
  if (pathname.startsWith('/api/')) {
    const answer = await answerApi(world, socketMode, {
      method: pathname.slice('/api/'.length),
      contentType: request.headers['content-type'] ?? '',
      authorization: request.headers.authorization,
      body: await text(request),
    });
    if (answer === 'drop') return void request.socket.destroy();
    return send(response, answer.status, answer.body, answer.headers);
  }
  if (pathname.startsWith('/response/')) {
    return answerResponseUrl(world, pathname.slice('/response/'.length), request, response);
  }
  if (pathname === '/oauth/v2/authorize') {
    const location = authorizeRedirect(world, searchParams);
    if (location === null) return send(response, 400, { ok: false, error: 'invalid_client_id' });
    return void response.writeHead(302, { location }).end();
  }
  if (!page(request, response)) send(response, 404, { ok: false, error: 'not_found' });
}

async function answerResponseUrl(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const finished = world.journal.begin();
  const at = world.now();
  const started = performance.now();
  const body = fieldsOf(parseJson(await text(request)));
  const responseUrl = world.responseUrls.get(id);
  const fault = takeFault(world, 'response_url', body);
  if (fault?.delayMs !== undefined) await delay(fault.delayMs);
  const failing = fault !== undefined && (fails(fault) || fault.dropConnection === true);

  let answer: ReturnType<typeof respond> = {
    status: 404,
    body: { ok: false, error: 'expired_url' },
    problems: [],
  };
  if (responseUrl && (!failing || fault.after)) answer = respond(world, responseUrl, body);
  if (failing)
    answer = { ...answer, status: faultStatus(fault), body: { ok: false, error: fault.error ?? 'error' } };
  world.journal.record({
    kind: 'response_url',
    at,
    durationMs: performance.now() - started,
    team: responseUrl?.team ?? null,
    delivery: responseUrl?.delivery ?? '',
    use: responseUrl?.uses ?? 0,
    status: answer.status,
    body,
    error: textOf(answer.body['error']) ?? null,
    problems: answer.problems,
  });
  finished();
  if (fault?.dropConnection) return void request.socket.destroy();
  send(response, answer.status, answer.body);
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
