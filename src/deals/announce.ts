import { enqueue } from '../storage/outbox.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { DealChange } from './change-deal.ts';
import type { Request } from './request.ts';

/**
 * Queues what the deal channel is to be told of a change: won, lost, and moves into the stages that it
 * asked for. The message names the event only; its words are made when it is sent.
 */
export async function announce(
  transaction: Transaction,
  { speaker: { workspace }, at, quiet }: Request,
  { after, event }: DealChange,
): Promise<void> {
  if (quiet === true || workspace.dealChannel === null) return;
  const { stage, status } = event.patch;
  // A deal created as won is news as well; one that an undo brings back to won is not.
  if (stage === undefined || event.kind === 'undone') return;
  const isClosing = status === 'won' || status === 'lost';
  if (!(isClosing ? workspace.announceClosed : workspace.announceStages.includes(stage))) return;
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
