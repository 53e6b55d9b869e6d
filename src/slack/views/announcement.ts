import { dayOf, daysBetween } from '../../pipeline/day.ts';
import type { Stage } from '../../pipeline/stage.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { boldName, lostText, stageWord } from './deal-text.ts';
import { SHOWN } from './limits.ts';
import { type Message, message, say } from './message.ts';
import { exactAmount } from './money-text.ts';
import { counted, escaped } from './text.ts';

/** A channel has readers of many languages; this is what Slack falls back to. */
const CHANNEL_LOCALE = 'en-US';

/** A change that a channel is told of. */
export interface Announcement {
  /** The deal as it was right after the change. */
  readonly deal: DealRecord;
  /** The stage before it; null for a new deal. */
  readonly fromStage: string | null;
}

/** What the channel's readers share. */
export interface ChannelContext {
  /** IANA name. */
  readonly timeZone: string;
  readonly stages: readonly Stage[];
}

/** "*Globex won* · $110,000 · Ann · 47 days from first contact", the same for lost with why, or a move. */
export function announcement(told: Announcement, context: ChannelContext): Message {
  const { deal } = told;
  switch (deal.status) {
    case 'won':
      return message(say(closedLine(deal, 'won', context)));
    case 'lost':
      return message(say(closedLine(deal, 'lost', context), lostText(deal)));
    case 'open':
      return message(say(moveLine(told, context)));
    default:
      return deal.status satisfies never;
  }
}

function closedLine(deal: DealRecord, verb: 'won' | 'lost', { timeZone }: ChannelContext): string {
  return joined(`*${escaped(deal.name, SHOWN.name)} ${verb}*`, ...worth(deal), timeToClose(deal, timeZone));
}

/** "*Globex* #7  Lead → *Negotiation* · $100,000 · Ann" */
function moveLine({ deal, fromStage }: Announcement, { stages }: ChannelContext): string {
  const word = (key: string) => escaped(stageWord(key, stages), SHOWN.stage);
  const from = fromStage === null ? '' : `${word(fromStage)} `;
  return joined(`${boldName(deal)}  ${from}→ *${word(deal.stage)}*`, ...worth(deal));
}

function worth(deal: DealRecord): string[] {
  return [exactAmount(deal, CHANNEL_LOCALE), escaped(deal.ownerName, SHOWN.person)];
}

function timeToClose({ createdAt, closedAt }: DealRecord, timeZone: string): string | undefined {
  if (closedAt === null) return undefined;
  const days = daysBetween(dayOf(createdAt, timeZone), dayOf(closedAt, timeZone));
  return days <= 0 ? 'on the day of first contact' : `${counted(days, 'day')} from first contact`;
}

function joined(...pieces: readonly (string | undefined)[]): string {
  return pieces.filter((piece) => piece !== undefined).join(' · ');
}
