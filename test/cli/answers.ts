import { z } from 'zod';

/** The answer of `import --json`, as the contract of the command line has it. */
export const Report = z.object({
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  differs: z.number(),
  failed: z.array(z.object({ line: z.number(), reason: z.string() })),
  stages: z.record(z.string(), z.string()),
  dates: z.enum(['mdy', 'dmy', 'ymd']).nullable(),
});

const Event = z.object({
  seq: z.number(),
  kind: z.string(),
  effectiveAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  by: z.string().nullable(),
  via: z.string(),
  patch: z.record(z.string(), z.unknown()),
  note: z.string().nullable(),
});

/** The answer of `export --json`. */
export const Exported = z.object({
  workspace: z.string(),
  exportedAt: z.iso.datetime(),
  deals: z.array(
    z.object({
      number: z.number(),
      externalId: z.string().nullable(),
      name: z.string(),
      account: z.string().nullable(),
      stage: z.string(),
      status: z.enum(['open', 'won', 'lost']),
      amount: z.string().nullable(),
      currency: z.string().nullable(),
      owner: z.string(),
      ownerName: z.string(),
      source: z.string().nullable(),
      closeDate: z.iso.date().nullable(),
      nextStep: z.string().nullable(),
      forecastCategory: z.string(),
      lostReason: z.string().nullable(),
      lostNote: z.string().nullable(),
      createdAt: z.iso.datetime(),
      closedAt: z.iso.datetime().nullable(),
      updatedAt: z.iso.datetime(),
      events: z.array(Event),
    }),
  ),
});
