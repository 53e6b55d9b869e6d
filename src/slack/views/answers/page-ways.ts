import type { Way } from '../blocks.ts';
import type { Press } from '../button-value.ts';

/** The ways to the page before and the page after what is shown; none where everything is. */
export function pageWays(
  offset: number,
  shown: number,
  total: number,
  pageSize: number,
  pressOf: (offset: number) => Press,
): Way[] {
  return [
    ...(offset > 0 ? [{ label: 'Previous page', press: pressOf(Math.max(0, offset - pageSize)) }] : []),
    ...(shown > 0 && offset + shown < total ? [{ label: 'Next page', press: pressOf(offset + shown) }] : []),
  ];
}
