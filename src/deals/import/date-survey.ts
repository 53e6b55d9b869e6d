import { DATE_ORDERS, type DateOrder, dateReadings } from './dates.ts';

/** What a file's dates say together. */
export interface DateSurvey {
  see(text: string): void;
  /** The order, null for a file without dates, or a date that can be read in several ways when none is decided. */
  decide(): DateOrder | { readonly undecided: string } | null;
}

/**
 * Lets all dates of a file vote on the order of day, month and year. A date that is impossible in every
 * order doesn't vote. The order in which most dates are possible wins: 3/25/2017 is a vote, 3/4/2017 none.
 */
export function surveyDates(): DateSurvey {
  const votes = new Map<DateOrder, number>(DATE_ORDERS.map((order) => [order, 0]));
  const first = new Set<string>();
  const last = new Set<string>();
  let certain: DateOrder | null = null;
  let example = '';
  const mostVoted = (orders: readonly DateOrder[]): DateOrder[] => {
    const most = Math.max(1, ...orders.map((order) => votes.get(order) ?? 0));
    return orders.filter((order) => votes.get(order) === most);
  };
  return {
    see(text) {
      const readings = dateReadings(text);
      if (readings === undefined || readings.orders.length === 0) return;
      if (readings.isCertain) {
        certain ??= readings.orders[0] ?? null;
        return;
      }
      for (const order of readings.orders) votes.set(order, (votes.get(order) ?? 0) + 1);
      first.add(readings.first);
      last.add(readings.last);
      example = text;
    },
    decide() {
      // With two digits the first or the last number is the year. Years repeat, days don't; where that doesn't
      // tell either, the year stands last, as nearly everywhere. So one 31/02/26 among days first is a
      // wrong date, and no vote for the year 2031.
      const isYearFirst = first.size < last.size;
      const yearLast = mostVoted(DATE_ORDERS.filter((order) => order !== 'ymd'));
      let best = isYearFirst || yearLast.length === 0 ? mostVoted(DATE_ORDERS) : yearLast;
      if (best.length === 0) return certain;
      if (best.length > 1 && best.includes('ymd')) best = best.filter((order) => order === 'ymd');
      const [only, ...others] = best;
      return only === undefined || others.length > 0 ? { undecided: example } : only;
    },
  };
}
