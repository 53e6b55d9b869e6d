import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** RFC 6455, section 1.3. */
const HANDSHAKE_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const MAX_PAYLOAD_BYTES = 1_000_000;

const CONTINUATION = 0x0;
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

export interface WebSocketConnection {
  sendText(text: string): void;
  /** Asks the other side to close; it answers, and the socket ends. */
  close(code: number): void;
  /** Breaks the connection off without a word. */
  destroy(): void;
}

export interface WebSocketHandlers {
  onText(text: string): void;
  onClosed(): void;
}

/**
 * The server's half of a WebSocket (RFC 6455) on a socket that asked for the upgrade: text, fragments, ping
 * and close; no extensions, no binary. A frame that breaks the protocol ends the connection.
 */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  handlers: WebSocketHandlers,
): WebSocketConnection {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1')
    .update(key + HANDSHAKE_GUID)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );

  let received = Buffer.alloc(0);
  let fragments: Buffer[] = [];
  const send = (opcode: number, payload: Buffer) => {
    if (socket.writable) socket.write(Buffer.concat([header(opcode, payload.length), payload]));
  };
  const take = (frame: Frame) => {
    switch (frame.opcode) {
      case TEXT:
      case CONTINUATION:
        fragments.push(frame.payload);
        if (!frame.final) return;
        handlers.onText(Buffer.concat(fragments).toString('utf8'));
        fragments = [];
        return;
      case PING:
        return send(PONG, frame.payload);
      case PONG:
        return;
      case CLOSE:
        send(CLOSE, frame.payload);
        socket.end();
        return;
      default:
        socket.destroy();
    }
  };
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const frame = parseFrame(received);
      if (frame === 'incomplete') return;
      if (frame === 'invalid') {
        socket.destroy();
        return;
      }
      received = received.subarray(frame.size);
      take(frame);
    }
  });
  socket.on('error', () => socket.destroy());
  // The HTTP server allows half-open sockets: without this one side's end would leave the other waiting.
  socket.on('end', () => socket.end());
  socket.on('close', () => handlers.onClosed());

  return {
    sendText: (text) => send(TEXT, Buffer.from(text, 'utf8')),
    close: (code) => send(CLOSE, Buffer.from([code >> 8, code & 0xff])),
    destroy: () => void socket.destroy(),
  };
}

interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
  /** How many bytes it took, its header included. */
  readonly size: number;
}

/** Section 5.2: two bytes, the length in 0, 2 or 8 more, four bytes of mask, the masked payload. */
function parseFrame(bytes: Buffer): Frame | 'incomplete' | 'invalid' {
  if (bytes.length < 2) return 'incomplete';
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  if ((second & 0x80) === 0) return 'invalid';
  const short = second & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extended + 4;
  if (bytes.length < start) return 'incomplete';
  const length =
    extended === 0 ? short : extended === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (length > MAX_PAYLOAD_BYTES) return 'invalid';
  if (bytes.length < start + length) return 'incomplete';
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, start + length));
  for (let index = 0; index < length; index += 1) {
    payload.writeUInt8(payload.readUInt8(index) ^ mask.readUInt8(index % 4), index);
  }
  return { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload, size: start + length };
}

/** A server's frames are never masked. */
function header(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65_536) {
    const bytes = Buffer.from([first, 126, 0, 0]);
    bytes.writeUInt16BE(length, 2);
    return bytes;
  }
  const bytes = Buffer.concat([Buffer.from([first, 127]), Buffer.alloc(8)]);
  bytes.writeBigUInt64BE(BigInt(length), 2);
  return bytes;
}
