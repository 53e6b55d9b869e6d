import type { Member } from '../../pipeline/member.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { boldName, dealName } from './deal-text.ts';
import { SHOWN } from './limits.ts';
import { act, type Message, message, say } from './message.ts';
import { escaped } from './text.ts';
import { open, showDeal } from './ways.ts';

/** To the owner of a deal: somebody who may not change it would like it changed. */
export function changeWanted(deal: DealRecord, member: Pick<Member, 'name'>): Message {
  return message(
    say(`${escaped(member.name, SHOWN.person)} would like ${boldName(deal)} changed, and you own it.`),
    act([open('edit', deal), open('move', deal), showDeal(deal)]),
  );
}

/** To whoever asked. */
export function askedOwner(deal: DealRecord): Message {
  return message(
    say(`I told ${escaped(deal.ownerName, SHOWN.person)} that you'd like ${dealName(deal)} changed.`),
  );
}
