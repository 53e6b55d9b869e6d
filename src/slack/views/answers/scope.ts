import type { BoardScope } from '../../../deals/board-scope.ts';
import type { Way } from '../blocks.ts';
import type { Press } from '../button-value.ts';
import { SHOWN } from '../limits.ts';
import { escaped } from '../text.ts';

/** Whose deals something shows. */
interface Scoped {
  readonly scope: BoardScope;
  /** Who leads the reader's team; null: they are of none. */
  readonly lead: string | null;
}

/** " of everyone", " of Mia's team", " of yours", to follow what is counted. */
export function whose({ scope, lead }: Scoped): string {
  switch (scope) {
    case 'all':
      return ' of everyone';
    case 'team':
      return ` of ${escaped(lead ?? 'the', SHOWN.person)}'s team`;
    case 'mine':
      return ' of yours';
    default:
      return scope satisfies never;
  }
}

/** Why everybody is shown to who asked for their team; undefined where they got what they asked for. */
export function scopeNote({ asked, scope }: Scoped & { readonly asked: BoardScope }): string | undefined {
  if (asked === scope) return undefined;
  return 'You are in no team yet (nobody is set as your manager), so this is everyone.';
}

/** The ways to the other scopes; to a team only where there is one. */
export function scopeWays(
  scope: BoardScope,
  lead: string | null,
  pressOf: (scope: BoardScope) => Press,
): Way[] {
  const labels = { mine: 'Mine', team: 'My team', all: 'Everyone' } as const;
  const others = (['mine', 'team', 'all'] as const).filter((other) => other !== scope);
  return others
    .filter((other) => other !== 'team' || lead !== null)
    .map((other) => ({ label: labels[other], press: pressOf(other) }));
}
