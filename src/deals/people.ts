import type { MemberReference } from '../language/intent.ts';
import { normaliseName } from '../language/normalise-name.ts';
import type { DealEvent } from '../pipeline/history.ts';
import type { Member } from '../pipeline/member.ts';
import { findMembers, listMembers } from '../storage/members.ts';
import type { Database } from '../storage/storage.ts';
import { Refused } from './refusal.ts';
import type { Dependencies, Request } from './request.ts';

/** Who a sentence means. Throws {@link Refused} for nobody, a guest, or several people of that name. */
export async function findPerson(
  { storage, directory }: Dependencies,
  { speaker }: Request,
  reference: MemberReference,
): Promise<Member> {
  switch (reference.kind) {
    case 'me':
      return speaker.member;
    case 'slackUser': {
      const said = `<@${reference.slackUserId}>`;
      const member = await directory.memberOf(speaker.workspace, reference.slackUserId);
      if (member === undefined) throw new Refused({ code: 'personUnknown', said });
      if (member === 'guest') throw new Refused({ code: 'personIsGuest', said });
      return member;
    }
    case 'name':
      return personNamed(await listMembers(storage.database, speaker.workspace.id), reference.text);
    default:
      return reference satisfies never;
  }
}

/** The name behind an event: the member's, or "Dealhand" for what no person did. */
export async function actorName(
  database: Database,
  workspaceId: string,
  { actorId }: Pick<DealEvent, 'actorId'>,
): Promise<string> {
  if (actorId === null) return 'Dealhand';
  const members = await findMembers(database, workspaceId, [actorId]);
  return members.get(actorId)?.name ?? 'Someone';
}

/** The whole name wins; else everyone with a word of the name that begins as typed. */
function personNamed(members: readonly Member[], said: string): Member {
  const wanted = normaliseName(said);
  const folded = members.map((member) => ({ member, name: normaliseName(member.name) }));
  const exact = folded.filter(({ name }) => name === wanted);
  const found = exact.length > 0 ? exact : folded.filter(({ name }) => ` ${name}`.includes(` ${wanted}`));
  const [first, ...others] = found.map(({ member }) => member);
  if (first === undefined) throw new Refused({ code: 'personUnknown', said });
  if (others.length > 0) throw new Refused({ code: 'severalPeople', said, people: [first, ...others] });
  return first;
}
