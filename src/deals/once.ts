import { findInput } from '../storage/events.ts';
import { OutcomeUnknown } from '../storage/transaction.ts';
import type { DealChange } from './change-deal.ts';
import { Refused } from './refusal.ts';
import { repeatedChange } from './repeated-change.ts';
import type { Dependencies, Request } from './request.ts';

/** Thrown inside a change's transaction when its input id is in the history already. */
export class InputTaken extends Error {
  override readonly name = 'InputTaken';
}

/**
 * Runs a change so that its input takes effect once. When it fails in a way that an earlier delivery, or
 * its own commit whose answer was lost, may explain, the history is asked: if the input is there, the
 * answer is the change that it made.
 */
export async function once(
  { storage }: Pick<Dependencies, 'storage'>,
  { speaker, inputId }: Request,
  change: () => Promise<DealChange>,
): Promise<DealChange> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof InputTaken || error instanceof OutcomeUnknown))
      throw error;
    const earlier = await findEarlier(storage, speaker.workspace.id, inputId, error);
    if (earlier === undefined) throw error;
    return repeatedChange(storage, speaker.workspace.id, earlier);
  }
}

/** What is thrown stays the first error: a look-up that fails as well adds nothing for the person. */
async function findEarlier(
  { database }: Dependencies['storage'],
  workspaceId: string,
  inputId: string,
  error: Error,
) {
  try {
    return await findInput(database, workspaceId, inputId);
  } catch {
    throw error;
  }
}
