import { z } from 'zod';
import { isDay, noonOf } from '../pipeline/day.ts';
import { textFlag } from './flags.ts';
import { UsageError } from './usage-error.ts';
import type { Flags } from './verb.ts';

const Instant = z.iso.datetime({ offset: true });

/** A flag that takes an instant in ISO 8601, or a day, which stands for its noon UTC; null when not given. */
export function instantFlag(flags: Flags, name: string): Date | null {
  const text = textFlag(flags, name);
  if (text === undefined) return null;
  if (Instant.safeParse(text).success) return new Date(text);
  const isNoon = isDay(text);
  if (isNoon) return noonOf(text);
  throw new UsageError(`--${name} takes an instant such as 2026-11-30T09:00:00Z or a day, not "${text}".`);
}
