import { z } from 'zod';
import { ShownMessage } from './message-text.ts';

/** A shortcut picked from a message's menu. Source: docs.slack.dev, "Shortcuts interaction payload". */
export const MessageShortcut = z.object({
  type: z.literal('message_action'),
  callback_id: z.enum(['create_deal', 'add_to_deal']),
  trigger_id: z.string().min(1),
  team: z.object({ id: z.string().min(1) }),
  user: z.object({ id: z.string().min(1) }),
  channel: z.object({ id: z.string().min(1), name: z.string().optional() }),
  response_url: z.url().optional(),
  message_ts: z.string().min(1),
  message: ShownMessage,
});
export type MessageShortcut = z.infer<typeof MessageShortcut>;
