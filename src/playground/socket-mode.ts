import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Answer, Outgoing } from './delivery.ts';
import { fieldsOf, parseJson, textOf } from './fields.ts';
import { acceptWebSocket, type WebSocketConnection } from './websocket.ts';
import type { World } from './world.ts';

/** Slack takes up to 10 connections of one app (docs.slack.dev/apis/events-api/using-socket-mode). */
const MAX_CONNECTIONS = 10;
const CLOSE_TIMEOUT_MS = 500;
/** RFC 6455, section 7.4.1. */
const NORMAL_CLOSURE = 1000;

export interface SocketMode {
  readonly connections: number;
  /** A WebSocket URL for `apps.connections.open`; good for one connection. */
  openUrl(): string;
  /** Takes an HTTP upgrade; refuses it without a ticket. */
  upgrade(request: IncomingMessage, socket: Duplex): void;
  /** Sends an envelope to one of the connections, in turn. */
  send(outgoing: Outgoing): Promise<Answer>;
  sendText(text: string): void;
  /** Tells the app to reconnect, as Slack does when it refreshes a connection. */
  disconnect(reason: 'refresh_requested' | 'warning' | 'link_disabled'): void;
  /** Breaks all connections off without a word. */
  drop(): void;
  /** Closes all connections politely; breaks off those that don't answer. */
  stop(): Promise<void>;
}

interface Pending {
  readonly connection: WebSocketConnection;
  answer(answer: Answer): void;
}

export function createSocketMode(world: World): SocketMode {
  const connections: WebSocketConnection[] = [];
  const tickets = new Set<string>();
  const pending = new Map<string, Pending>();
  let turn = 0;

  const acknowledge = (text: string) => {
    const message = fieldsOf(parseJson(text));
    const envelopeId = textOf(message['envelope_id']) ?? '';
    const waiting = pending.get(envelopeId);
    pending.delete(envelopeId);
    const payload = fieldsOf(message['payload']);
    waiting?.answer({ status: 200, body: Object.keys(payload).length > 0 ? payload : null });
  };

  const closed = (connection: WebSocketConnection) => {
    connections.splice(connections.indexOf(connection), 1);
    for (const [id, waiting] of pending) {
      if (waiting.connection !== connection) continue;
      pending.delete(id);
      waiting.answer({ status: null, body: null });
    }
    world.journal.changed();
  };

  const sendText = (text: string) => {
    for (const connection of connections) connection.sendText(text);
  };
  const drop = () => {
    for (const connection of connections) connection.destroy();
  };

  return {
    get connections() {
      return connections.length;
    },
    openUrl() {
      const ticket = randomBytes(8).toString('hex');
      tickets.add(ticket);
      return `${world.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.app.id}`;
    },
    upgrade(request, socket) {
      const ticket = new URL(request.url ?? '', world.url).searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket) || connections.length >= MAX_CONNECTIONS) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      const connection = acceptWebSocket(request, socket, {
        onText: acknowledge,
        onClosed: () => closed(connection),
      });
      connections.push(connection);
      connection.sendText(
        JSON.stringify({
          type: 'hello',
          num_connections: connections.length,
          debug_info: { host: 'local-slack', build_number: 1, approximate_connection_time: 18_060 },
          connection_info: { app_id: world.app.id },
        }),
      );
      world.journal.changed();
    },
    send(outgoing) {
      const connection = connections[(turn += 1) % connections.length];
      if (!connection) return Promise.resolve({ status: null, body: null });
      return new Promise((resolve) => {
        pending.set(outgoing.envelopeId, { connection, answer: resolve });
        connection.sendText(JSON.stringify(envelope(outgoing)));
      });
    },
    sendText,
    disconnect(reason) {
      sendText(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local-slack' } }));
    },
    drop,
    async stop() {
      for (const connection of connections) connection.close(NORMAL_CLOSURE);
      await world.journal.waitFor(() => connections.length === 0, CLOSE_TIMEOUT_MS).catch(drop);
    },
  };
}

function envelope(outgoing: Outgoing): object {
  const retry =
    outgoing.envelope === 'events_api'
      ? { retry_attempt: outgoing.retry, retry_reason: outgoing.retry > 0 ? 'timeout' : '' }
      : {};
  return {
    envelope_id: outgoing.envelopeId,
    type: outgoing.envelope,
    payload: outgoing.payload,
    accepts_response_payload: outgoing.envelope !== 'events_api',
    ...retry,
  };
}
