import { enqueue } from '../storage/outbox.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { DealChange } from './change-deal.ts';
import type { Request } from './request.ts';

/**
 * Queues what the deal channel is to be told of a change: won, lost, open again, and moves into the stages
 * that it asked for. The message names the event only; its words are made when it is sent.
 */
export async function announce(
  transaction: Transaction,
  { speaker: { workspace }, at, quiet }: Request,
  { after, event }: DealChange,
): Promise<void> {
  if (quiet === true || workspace.dealChannel === null) return;
  const { stage, status } = event.patch;
  if (stage === undefined) return;
  // A deal created as won is news as well, and so is one that is open again after the channel heard of its
  // end: a win that was taken back must not stand there as true.
  const isClosing = status === 'won' || status === 'lost';
  const isReopening = status === 'open' && event.kind !== 'created';
  if (event.kind === 'undone' && !isReopening) return;
  const isWanted =
    isClosing || isReopening ? workspace.announceClosed : workspace.announceStages.includes(stage);
  if (!isWanted) return;
  await enqueue(
    transaction,
    {
      workspaceId: workspace.id,
      channel: workspace.dealChannel,
      payload: { type: 'dealChange', dealId: after.id, sequence: event.sequence },
    },
    at,
  );
}
