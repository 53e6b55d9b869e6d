/** What came of an attempt to say a message. */
export type Outcome =
  /** `remoteTs` is Slack's id of the message in its channel. */
  | { readonly kind: 'sent'; readonly remoteTs: string }
  /** What it was about is no longer so. */
  | { readonly kind: 'nothingToSay' }
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** True: no later attempt can pass. */
      readonly isPermanent: boolean;
      /** What whoever runs this can do about it; null when only waiting helps. */
      readonly fix: string | null;
    };
