import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptWebSocket } from '../../src/playground/websocket.ts';

const server = createServer();
let heard: string[];
let client: Socket;
let received: Buffer;

/** A client's frame: always masked; this mask is easy to read. */
function frame(first: number, payload: Buffer): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length]), mask, masked]);
}

function until(done: (bytes: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve) => {
    const check = () => done(received) && resolve(received);
    client.on('data', check);
    check();
  });
}

beforeEach(async () => {
  const texts: string[] = [];
  heard = texts;
  received = Buffer.alloc(0);
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request, socket) => {
    const connection = acceptWebSocket(request, socket, {
      onText: (text) => {
        texts.push(text);
        connection.sendText(text);
      },
      onClosed: () => texts.push('closed'),
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  client = connect(port, '127.0.0.1');
  client.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
  });
  client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n');
  client.write('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  await until((bytes) => bytes.includes('\r\n\r\n'));
});
afterEach(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

test('the handshake answers with the key of RFC 6455', () => {
  expect(received.toString()).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

test('a text in fragments, a ping between them, cut anywhere, arrives whole', async () => {
  const bytes = Buffer.concat([
    frame(0x01, Buffer.from('Grüße, ')),
    frame(0x89, Buffer.from('p')),
    frame(0x80, Buffer.from('Welt')),
  ]);
  for (const byte of bytes) client.write(Buffer.from([byte]));
  await until((answer) => answer.includes('Welt'));
  expect(heard).toEqual(['Grüße, Welt']);
  expect(received.includes(Buffer.from([0x8a, 1, 0x70]))).toBe(true);
});

test('a close is answered, and the connection ends', async () => {
  client.write(frame(0x88, Buffer.from([0x03, 0xe8])));
  await until((answer) => answer.includes(Buffer.from([0x88, 2, 0x03, 0xe8])));
  await expect.poll(() => heard).toEqual(['closed']);
});

test('a frame without a mask breaks the protocol', async () => {
  client.write(Buffer.from([0x81, 1, 0x78]));
  await expect.poll(() => heard).toEqual(['closed']);
});
