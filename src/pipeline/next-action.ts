import { Temporal } from 'temporal-polyfill';
import { type Day, dayOf, daysBetween } from './day.ts';
import type { Deal } from './deal.ts';
import type { Stage } from './stage.ts';

/** What an open deal asks for, and why; the first of these that is so. */
export type NextAction =
  | { readonly reason: 'closeDatePassed'; readonly buttons: readonly ['closeDate'] }
  | { readonly reason: 'noNextStep'; readonly buttons: readonly ['nextStep'] }
  /** `days`: calendar days since anything happened. */
  | { readonly reason: 'quiet'; readonly days: number; readonly buttons: readonly ['move', 'note'] }
  | { readonly reason: 'noCloseDate'; readonly buttons: readonly ['closeDate'] }
  | { readonly reason: 'onTrack'; readonly buttons: readonly ['move'] };

/** What "today" and "working day" mean to a deal's owner. */
export interface OwnerCalendar {
  readonly today: Day;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
}

/** What to do next about an open deal. `stage` is the one it is in; undefined: one that nobody knows any more. */
export function nextAction(
  deal: Pick<Deal, 'closeDate' | 'nextStep' | 'lastActivityAt'>,
  stage: Stage | undefined,
  calendar: OwnerCalendar,
): NextAction {
  const { today, timeZone } = calendar;
  if (deal.closeDate !== null && deal.closeDate < today) {
    return { reason: 'closeDatePassed', buttons: ['closeDate'] };
  }
  if (deal.nextStep === null) return { reason: 'noNextStep', buttons: ['nextStep'] };
  const lastDay = dayOf(deal.lastActivityAt, timeZone);
  const quiet = stage === undefined ? null : quietSince(stage, calendar);
  if (quiet !== null && lastDay <= quiet) {
    return { reason: 'quiet', days: daysBetween(lastDay, today), buttons: ['move', 'note'] };
  }
  if (deal.closeDate === null) return { reason: 'noCloseDate', buttons: ['closeDate'] };
  return { reason: 'onTrack', buttons: ['move'] };
}

/**
 * The day at or before which a deal's last activity makes it quiet for its stage: `daysUntilStale` working
 * days ago. Null for a stage in which none goes stale. With no working days set, every day is one.
 */
export function quietSince(
  { daysUntilStale }: Pick<Stage, 'daysUntilStale'>,
  { today, workingDays }: Pick<OwnerCalendar, 'today' | 'workingDays'>,
): Day | null {
  if (daysUntilStale === null) return null;
  let date = Temporal.PlainDate.from(today);
  for (let left = daysUntilStale; left > 0; ) {
    if (workingDays.length === 0 || workingDays.includes(date.dayOfWeek)) left -= 1;
    date = date.subtract({ days: 1 });
  }
  return date.toString();
}
