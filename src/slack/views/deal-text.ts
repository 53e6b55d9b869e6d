import { dayOf, daysBetween } from '../../pipeline/day.ts';
import type { LostReason, ObjectionKind } from '../../pipeline/deal.ts';
import type { Stage } from '../../pipeline/stage.ts';
import type { DealRecord } from '../../storage/deals.ts';
import { dayText } from './day-text.ts';
import { SHOWN } from './limits.ts';
import { exactAmount, shortAmount } from './money-text.ts';
import { counted, escaped, plain } from './text.ts';
import type { ViewContext } from './view-context.ts';

export const LOST_REASON_WORDS: Readonly<Record<LostReason, string>> = {
  price: 'price',
  timing: 'timing',
  competitor: 'competitor',
  noDecision: 'no decision',
  noBudget: 'no budget',
  missingFeature: 'missing feature',
  other: 'other',
};

export const OBJECTION_WORDS: Readonly<Record<ObjectionKind, string>> = {
  price: 'price',
  timing: 'timing',
  competitor: 'competitor',
  authority: 'authority',
  need: 'need',
  trust: 'trust',
  other: 'other',
};

/** "*Acme rollout* #42" */
export function boldName({ name, number }: DealRecord): string {
  return `*${escaped(name, SHOWN.name)}* #${number}`;
}

/** "Acme rollout", as part of a sentence. */
export function dealName({ name }: DealRecord): string {
  return escaped(name, SHOWN.name);
}

/** The name on a button's label, short enough to leave room for what the button does. */
export function nameOnButton({ name }: DealRecord): string {
  return plain(name, 40);
}

/** The workspace's word for a stage; not escaped. */
export function stageWord(key: string, stages: readonly Stage[]): string {
  return stages.find((stage) => stage.key === key)?.name ?? key;
}

/** The workspace's word for a stage, for mrkdwn. */
export function stageName(key: string, { workspace }: ViewContext): string {
  return escaped(stageWord(key, workspace.stages), SHOWN.stage);
}

/** "closes Thu 31 Dec"; of an open deal whose day has passed "was to close Fri 20 Nov". */
export function closeText({ closeDate, status }: DealRecord, context: ViewContext): string {
  if (closeDate === null) return 'no close date';
  const isPast = daysBetween(dayOf(context.now, context.timeZone), closeDate) < 0;
  return `${isPast && status === 'open' ? 'was to close' : 'closes'} ${dayText(closeDate, context)}`;
}

/** "next: call the CFO" or "no next step". */
export function nextStepText({ nextStep }: DealRecord): string {
  return nextStep === null ? 'no next step' : `next: ${escaped(nextStep, SHOWN.textInList)}`;
}

/** "yours" or "Bob's". */
export function ownerText({ ownerId, ownerName }: DealRecord, { member }: ViewContext): string {
  return ownerId === member.id ? 'yours' : `${escaped(ownerName, SHOWN.person)}'s`;
}

/** "47 days from creation"; undefined while the deal is open. */
export function daysToClose(
  { createdAt, closedAt }: DealRecord,
  { timeZone }: ViewContext,
): string | undefined {
  if (closedAt === null) return undefined;
  const days = Math.max(0, daysBetween(dayOf(createdAt, timeZone), dayOf(closedAt, timeZone)));
  return days === 0 ? 'on the day of its creation' : `${counted(days, 'day')} from creation`;
}

/** The line under a deal's name: "$50,000 · closes Thu 31 Dec · no next step"; of a closed deal how long it took. */
export function summary(
  deal: DealRecord,
  context: ViewContext,
  without: readonly ('amount' | 'closeDate' | 'nextStep')[] = [],
): string {
  const pieces =
    deal.status === 'open'
      ? [
          without.includes('amount') ? undefined : exactAmount(deal, context.locale),
          without.includes('closeDate') ? undefined : closeText(deal, context),
          without.includes('nextStep') ? undefined : nextStepText(deal),
        ]
      : [
          without.includes('amount') ? undefined : exactAmount(deal, context.locale),
          daysToClose(deal, context),
          lostText(deal),
        ];
  return pieces.filter((piece) => piece !== undefined).join(' · ');
}

/** "reason: price, “too expensive”"; undefined when nobody said one. */
export function lostText({ lostReason, lostNote }: DealRecord): string | undefined {
  const reason = lostReason === null ? undefined : LOST_REASON_WORDS[lostReason];
  const isSaid = lostNote === null || lostNote.toLowerCase() === reason;
  const said = isSaid ? undefined : `“${escaped(lostNote, SHOWN.textInList)}”`;
  const words = [reason, said].filter((piece) => piece !== undefined).join(', ');
  return words === '' ? undefined : `reason: ${words}`;
}

/** One line of a list: "#7 *Globex* · Proposal · $100k · closes Thu 31 Dec". */
export function dealLine(
  deal: DealRecord,
  context: ViewContext,
  { withOwner }: { withOwner: boolean },
): string {
  const pieces = [
    `#${deal.number} *${escaped(deal.name, SHOWN.nameInList)}*`,
    stageName(deal.stage, context),
    shortAmount(deal, context.locale),
    deal.status === 'open' ? closeText(deal, context) : closedText(deal, context),
    withOwner ? ownerText(deal, context) : undefined,
  ];
  return pieces.filter((piece) => piece !== undefined).join(' · ');
}

function closedText({ closedAt }: DealRecord, context: ViewContext): string | undefined {
  return closedAt === null ? undefined : `closed ${dayText(dayOf(closedAt, context.timeZone), context)}`;
}

/** "Acme Corp rollout · Lead · $50k" on a button; with the number where two would read the same. */
export function dealLabel(
  deal: DealRecord,
  { workspace, locale }: ViewContext,
  { max, withNumber }: { max: number; withNumber: boolean },
): string {
  const rest = [
    ...(withNumber ? [`#${deal.number}`] : []),
    plain(stageWord(deal.stage, workspace.stages), 20),
    plain(shortAmount(deal, locale), 15),
  ].join(' · ');
  return `${plain(deal.name, Math.max(20, max - rest.length - 3))} · ${rest}`;
}
