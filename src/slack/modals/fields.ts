import { z } from 'zod';
import { readAmount } from '../../language/amount.ts';
import { readDay } from '../../language/day.ts';
import { oneLine } from '../../language/spoken.ts';
import { FORECAST_CATEGORIES, LOST_REASONS } from '../../pipeline/deal.ts';
import type { Money } from '../../pipeline/money.ts';
import { amountProblem, dayProblem } from '../views/answers/value-problem.ts';
import { knownLocale } from '../views/money-text.ts';
import { unescaped } from '../views/text.ts';
import type { ViewContext } from '../views/view-context.ts';
import { type Entered, type FieldErrors, isField } from './entered.ts';
import type { Parsed } from './form.ts';

const words = z.string().nullable();

/** A line; null when nothing is in it. */
const line = words.transform((text) => (text === null ? null : oneLine(text) || null));

/** Several lines; null when nothing is in them. */
export const lines = words.transform((text) => text?.trim() || null);

/** How each field of a deal is read, by its name. */
export function dealFields(context: ViewContext) {
  return {
    name: line.pipe(z.string({ error: 'Give the deal a name.' })),
    amount: words.transform((said, issues): Money | null => {
      if (said === null || said.trim() === '') return null;
      const { locale, workspace } = context;
      const reading = readAmount(said, { currency: workspace.currency, locale: knownLocale(locale) });
      if (reading?.ok === true) return reading.money;
      const problem = reading?.problem ?? {
        kind: 'badAmount',
        said: said.trim(),
        reason: 'notAnAmount',
        currency: null,
      };
      issues.addIssue({ code: 'custom', message: unescaped(amountProblem(problem)) });
      return z.NEVER;
    }),
    account: line,
    source: line,
    closeDate: words.transform((said, issues) => {
      if (said === null) return null;
      const reading = readDay(said, { ...context, locale: knownLocale(context.locale) });
      if (reading.ok) return reading.spoken.day;
      issues.addIssue({ code: 'custom', message: unescaped(dayProblem(reading.problem)) });
      return z.NEVER;
    }),
    forecastCategory: z.enum(FORECAST_CATEGORIES, { error: 'Choose how sure you are.' }),
    nextStep: lines,
    stage: z.string({ error: 'Choose a stage.' }),
    /** A Slack user id. */
    owner: words,
    lostReason: z.enum(LOST_REASONS, { error: 'Choose why.' }),
    lostNote: lines,
  };
}

/** Some fields of a deal and what they are to become. */
export function dealInputSchema(context: ViewContext) {
  const fields = dealFields(context);
  return z.object({
    name: z.exactOptional(fields.name),
    amount: z.exactOptional(fields.amount),
    account: z.exactOptional(fields.account),
    source: z.exactOptional(fields.source),
    closeDate: z.exactOptional(fields.closeDate),
    forecastCategory: z.exactOptional(fields.forecastCategory),
    nextStep: z.exactOptional(fields.nextStep),
    stage: z.exactOptional(fields.stage),
    owner: z.exactOptional(fields.owner),
    lostReason: z.exactOptional(fields.lostReason),
    lostNote: z.exactOptional(fields.lostNote),
  });
}
export type DealInput = z.infer<ReturnType<typeof dealInputSchema>>;

/** Those fields of a deal that were entered. */
export function parseDealFields(entered: Entered, context: ViewContext): Parsed<DealInput> {
  return parseWith(dealInputSchema(context), entered);
}

/** What was entered as a schema reads it. Blocks are called like fields, so an issue's path names its block. */
export function parseWith<Input>(schema: z.ZodType<Input>, entered: Entered): Parsed<Input> {
  const parsed = schema.safeParse(entered);
  if (parsed.success) return { ok: true, input: parsed.data };
  const errors: FieldErrors = Object.fromEntries(
    parsed.error.issues
      .toReversed()
      .flatMap(({ path: [field], message }) => (isField(field) ? [[field, message]] : [])),
  );
  return { ok: false, errors };
}
