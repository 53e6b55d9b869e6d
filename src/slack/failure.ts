import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { failureOf } from '../storage/failure.ts';
import { OutcomeUnknown } from '../storage/transaction.ts';
import type { Message } from './views/message.ts';
import { databaseAway, somethingBroke } from './views/notices.ts';

/** Without letters that are mistaken for others when read out. */
const REFERENCE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const REFERENCE_LENGTH = 4;

/** What a person reads when something broke; the log has the cause under the same reference. */
export function failureMessage(error: unknown, logger: Logger): Message {
  const reference = newReference();
  logger.error({ err: error, reference }, 'answering failed');
  if (error instanceof OutcomeUnknown) return databaseAway(reference, { outcomeUnknown: true });
  if (failureOf(error) === 'unavailable') return databaseAway(reference, { outcomeUnknown: false });
  return somethingBroke(reference);
}

/** A short id to tell one failure from another on the phone: "7KQ2". */
function newReference(): string {
  return Array.from({ length: REFERENCE_LENGTH }, () =>
    REFERENCE_LETTERS.charAt(randomInt(REFERENCE_LETTERS.length)),
  ).join('');
}
