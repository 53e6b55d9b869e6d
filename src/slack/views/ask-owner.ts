import type { Member } from '../../pipeline/member.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { boldName, dealName } from './deal-text.ts';
import { SHOWN } from './limits.ts';
import { act, type Message, message, say } from './message.ts';
import { escaped } from './text.ts';

/** To the owner: somebody who may not change the deal would like it changed. */
export function changeWanted(deal: DealRecord, asker: Pick<Member, 'name'>): Message {
  const show = { label: 'Show the deal', press: { do: 'say', sentence: `show #${deal.number}` } } as const;
  return message(
    say(
      `${escaped(asker.name, SHOWN.person)} would like something changed on ${boldName(deal)}, which is yours.`,
    ),
    act([show]),
  );
}

/** To who asked. */
export function askedOwner(deal: DealRecord): Message {
  return message(say(`I've asked ${escaped(deal.ownerName, SHOWN.person)} about ${dealName(deal)}.`));
}
