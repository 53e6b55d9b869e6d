import { Agent, request } from 'node:http';
import { z } from 'zod';
import { signature } from '../../src/playground/http-delivery.ts';
import { TEAM_ID, USER_ID } from './seed.ts';

/** A slash command's acknowledgement that shows something. */
const Acknowledgement = z.object({ text: z.string(), blocks: z.array(z.unknown()).default([]) });
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** Types `/deal TEXT` as Slack delivers it: signed, over connections that stay open. */
export interface SlackSide {
  type(port: number, text: string, triggerId: string): Promise<Acknowledgement>;
  close(): void;
}

export function openSlackSide(signingSecret: string, connections: number): SlackSide {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    type: async (port, text, triggerId) => {
      const body = new URLSearchParams({
        token: 'unused',
        team_id: TEAM_ID,
        team_domain: 'bench',
        channel_id: 'C0DEALS',
        channel_name: 'sales',
        user_id: USER_ID,
        user_name: 'ann',
        command: '/deal',
        text,
        api_app_id: 'A0BENCH',
        is_enterprise_install: 'false',
        response_url: 'http://127.0.0.1:9/unused',
        trigger_id: triggerId,
      }).toString();
      const timestamp = Math.floor(Date.now() / 1000);
      const answer = await post(agent, port, body, {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signature(signingSecret, timestamp, body),
      });
      return Acknowledgement.parse(JSON.parse(answer));
    },
    close: () => agent.destroy(),
  };
}

function post(agent: Agent, port: number, body: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode ?? 'no status'}: ${text.slice(0, 200)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
