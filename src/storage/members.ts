import { randomUUID } from 'node:crypto';
import type { Member, Role } from '../pipeline/member.ts';
import type { Member as MemberRow } from './generated/client.ts';
import type { Database } from './storage.ts';

/** The member of a workspace behind a Slack user; undefined when that user has never been here. */
export async function findMember(
  database: Database,
  workspaceId: string,
  slackUserId: string,
): Promise<Member | undefined> {
  const row = await database.member.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
  });
  return row === null ? undefined : memberOf(row);
}

/** A workspace's members with the given ids, by id. Ids of other workspaces are not found. */
export async function findMembers(
  database: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Member>> {
  const rows = await database.member.findMany({ where: { workspaceId, id: { in: [...new Set(ids)] } } });
  return new Map(rows.map((row) => [row.id, memberOf(row)]));
}

/** Everyone of a workspace, by name. */
export async function listMembers(database: Database, workspaceId: string): Promise<Member[]> {
  const rows = await database.member.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(memberOf);
}

/**
 * Who leads the team that a member is of: themselves where somebody reports to them, else their manager;
 * undefined for a member of no team.
 */
export async function findTeamLead(
  database: Database,
  workspaceId: string,
  member: Member,
): Promise<Member | undefined> {
  const report = await database.member.findFirst({ where: { workspaceId, managerId: member.id } });
  if (report !== null) return member;
  if (member.managerId === null) return undefined;
  return (await findMembers(database, workspaceId, [member.managerId])).get(member.managerId);
}

/** What Slack or a file says about a person. */
export interface NewMember {
  readonly workspaceId: string;
  readonly slackUserId: string | null;
  readonly name: string;
  readonly searchName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly timeZone: string | null;
  readonly locale: string | null;
}

/** Creates a member; a Slack user who is one already stays as they are. */
export async function createMember(database: Database, member: NewMember, at: Date): Promise<void> {
  const seenAt = member.slackUserId === null ? null : at;
  await database.member.createMany({
    data: [{ id: randomUUID(), ...member, createdAt: at, seenAt }],
    skipDuplicates: true,
  });
}

export function memberOf(row: MemberRow): Member {
  const { id, workspaceId, slackUserId, name, role, managerId, timeZone, locale } = row;
  return { id, workspaceId, slackUserId, name, role, managerId, timeZone, locale };
}
