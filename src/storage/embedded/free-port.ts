import { once } from 'node:events';
import { createServer } from 'node:net';

/** A TCP port that nothing listens on at 127.0.0.1. */
export async function findFreePort(): Promise<number> {
  const port = await listenBriefly(0);
  if (port === undefined) throw new Error('The system gave no port');
  return port;
}

/** Whether nothing listens on this port at 127.0.0.1. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenBriefly(port)) !== undefined;
}

async function listenBriefly(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    return address !== null && typeof address === 'object' ? address.port : undefined;
  } catch {
    return undefined;
  }
}
