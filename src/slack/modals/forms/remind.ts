import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { setReminder } from '../../../deals/set-reminder.ts';
import { TEXT_LIMITS } from '../../../pipeline/deal.ts';
import type { ViewContext } from '../../views/view-context.ts';
import { lines, parseWith } from '../fields.ts';
import { dealModal } from '../form.ts';
import { momentInput, textInput } from '../inputs.ts';

/** When a day's work begins: what a reminder offers first is tomorrow at nine. */
const USUAL_HOUR = 9;

/** How far ahead a reminder may be, in days; as far as the sentence takes it. */
const MOST_DAYS = 366 * 2;

/** A reminder for the speaker alone. */
export const remind = dealModal({
  title: 'Remind me',
  submitLabel: 'Remind me',
  gate: () => null,
  build: (form) => [
    momentInput(form, 'when', tomorrowMorning(form.context), { label: 'When' }),
    textInput(form, 'note', {
      label: 'What about?',
      placeholder: 'Call the CFO',
      max: TEXT_LIMITS.note,
      isMultiline: true,
      optional: true,
    }),
  ],
  parse: (entered, { now }) => {
    const when = z
      .string({ error: 'Choose a day and a time.' })
      .transform((seconds) => new Date(Number(seconds) * 1_000))
      .refine((at) => at > now, { error: 'That has passed already.' })
      .refine((at) => at.getTime() - now.getTime() <= MOST_DAYS * 86_400_000, {
        error: 'That is too far away: two years at most.',
      });
    return parseWith(z.object({ when, note: lines }), entered);
  },
  submit: (dependencies, request, { when, note }, seen) =>
    setReminder(dependencies, request, seen, { dueAt: when, text: note ?? '' }),
});

function tomorrowMorning({ now, timeZone }: ViewContext): Date {
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: 1 });
  const plainTime = Temporal.PlainTime.from({ hour: USUAL_HOUR });
  return new Date(tomorrow.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}
