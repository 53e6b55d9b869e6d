import { Refused } from '../../deals/refusal.ts';
import type { Request } from '../../deals/request.ts';
import { findDealByNumber } from '../../storage/deals.ts';
import type { SlackContext } from '../context.ts';
import { askedOwner, changeWanted } from '../views/ask-owner.ts';
import type { Message } from '../views/message.ts';

/** Writes to a deal's owner that somebody would like it changed. Throws {@link Refused} when there is nobody to write to. */
export async function askOwner(
  { dependencies, teams }: SlackContext,
  { speaker: { workspace, member } }: Request,
  number: number,
): Promise<Message> {
  const deal = await findDealByNumber(dependencies.storage.database, workspace.id, number);
  const team = workspace.slackTeamId === null ? undefined : await teams.find(workspace.slackTeamId);
  if (deal === undefined || deal.ownerSlackUserId === null || team === undefined) {
    throw new Refused({ code: 'dealNotFound' });
  }
  const { text, blocks } = changeWanted(deal, member);
  await team.client.chat.postMessage({ channel: deal.ownerSlackUserId, text, blocks });
  return askedOwner(deal);
}
