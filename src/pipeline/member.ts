import type { Deal } from './deal.ts';

export const ROLES = ['rep', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A person of the workspace; owners that an import named have no Slack user. */
export interface Member {
  readonly id: string;
  readonly workspaceId: string;
  readonly slackUserId: string | null;
  readonly name: string;
  readonly role: Role;
  readonly managerId: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
  /** BCP 47. */
  readonly locale: string | null;
}

/**
 * Who may change a deal: its owner, a manager, an admin, and anyone when its owner is a name from an
 * import, whom nobody could ask.
 */
export function mayChange(
  member: Pick<Member, 'id' | 'role'>,
  deal: Pick<Deal, 'ownerId'>,
  owner: Pick<Member, 'slackUserId'>,
): boolean {
  return member.role !== 'rep' || deal.ownerId === member.id || owner.slackUserId === null;
}
