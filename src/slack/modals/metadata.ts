import { z } from 'zod';
import { MODALS } from '../views/button-value.ts';

/** Of another version nothing is understood: a form from before an update asks to be opened again. */
const VERSION = 1;

/** Where the receipt of a form goes. */
export const Reply = z.object({
  /** Of the command or button that opened the form; Slack takes it for 30 minutes. */
  responseUrl: z.url().max(1_000).nullable(),
  channelId: z.string().min(1).max(255).nullable(),
});
export type Reply = z.infer<typeof Reply>;

/** What a form remembers between opening and submitting. */
export const Metadata = z.object({
  v: z.literal(VERSION),
  modal: z.enum(MODALS),
  /** The deal that the form is about, as it was seen; null: a new one, or one that is still to be chosen. */
  deal: z.object({ id: z.uuid(), number: z.int().positive(), seenVersion: z.int().nonnegative() }).nullable(),
  /** Whether the form has a field in which the deal is chosen. */
  chooses: z.boolean(),
  reply: Reply,
});
export type Metadata = z.infer<typeof Metadata>;

/** For a view's `private_metadata`. */
export function encodeMetadata(metadata: Omit<Metadata, 'v'>): string {
  return JSON.stringify({ v: VERSION, ...metadata });
}

/** The opposite of {@link encodeMetadata}; undefined for whatever it didn't make. */
export function decodeMetadata(text: string): Metadata | undefined {
  try {
    return Metadata.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
