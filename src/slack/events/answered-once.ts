/** Answers what has an id unless it was answered before; rejects when the answer does, and then forgets it. */
export type AnswerOnce = (id: string, answer: () => Promise<void>) => Promise<void>;

/** Slack sends an event again for an hour at most; so many come in that time only to a very busy team. */
const MOST_EVENTS = 10_000;

/**
 * Remembers which events were answered, since Slack sends one again when our acknowledgement got lost. The
 * memory is this process's: after a restart, or with another instance beside this one, an event may be
 * answered a second time. Its effect stays one all the same, by its input id, and so the receipt is the
 * first one's.
 */
export function answeredOnce(): AnswerOnce {
  const answered = new Set<string>();
  return async (id, answer) => {
    if (answered.has(id)) return;
    answered.add(id);
    const [oldest] = answered;
    if (answered.size > MOST_EVENTS && oldest !== undefined) answered.delete(oldest);
    try {
      await answer();
    } catch (error) {
      answered.delete(id);
      throw error;
    }
  };
}
