import { z } from 'zod';
import { FORECAST_CATEGORIES, LOST_REASONS } from '../pipeline/deal.ts';
import type { DealPatch } from '../pipeline/history.ts';
import { STAGE_KINDS } from '../pipeline/stage.ts';

const Instant = z.iso.datetime().transform((text) => new Date(text));

/** A patch as it stands in the event's JSON: amounts as digits, since JSON's numbers are floats. */
const PatchJson = z.strictObject({
  name: z.string().optional(),
  accountId: z.uuid().nullable().optional(),
  amount: z
    .string()
    .regex(/^-?\d+$/)
    .transform((digits) => BigInt(digits))
    .nullable()
    .optional(),
  currency: z.string().length(3).nullable().optional(),
  stage: z.string().optional(),
  status: z.enum(STAGE_KINDS).optional(),
  ownerId: z.uuid().optional(),
  source: z.string().nullable().optional(),
  closeDate: z.iso.date().nullable().optional(),
  nextStep: z.string().nullable().optional(),
  forecastCategory: z.enum(FORECAST_CATEGORIES).optional(),
  lostReason: z.enum(LOST_REASONS).nullable().optional(),
  lostNote: z.string().nullable().optional(),
  closedAt: Instant.nullable().optional(),
  removedAt: Instant.nullable().optional(),
});

/** A patch as the JSON text of an event's row. */
export function patchToJson(patch: DealPatch): string {
  return JSON.stringify(patch, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** Reads an event's JSON; throws when a row holds what no version of Dealhand wrote. */
export function patchFromJson(json: unknown): DealPatch {
  const entries = Object.entries(PatchJson.parse(json)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
