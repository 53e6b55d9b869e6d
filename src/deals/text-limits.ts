import { TEXT_LIMITS } from '../pipeline/deal.ts';
import { Refused } from './refusal.ts';

/** Refuses a text that is longer than its field holds: cutting it would lose what somebody wrote. */
export function refuseLongTexts(
  texts: { readonly [Field in keyof typeof TEXT_LIMITS]?: string | null | undefined },
): void {
  for (const [field, limit] of Object.entries(TEXT_LIMITS)) {
    const text = Object.entries(texts).find(([name]) => name === field)?.[1];
    const length = typeof text === 'string' ? text.length : 0;
    if (length > limit) throw new Refused({ code: 'textTooLong', field, length, limit });
  }
}
