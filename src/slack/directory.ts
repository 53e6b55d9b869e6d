import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory } from '../deals/request.ts';
import { normaliseName } from '../language/normalise-name.ts';
import { createMember, findMember } from '../storage/members.ts';
import type { Storage } from '../storage/storage.ts';
import type { Teams } from './teams.ts';

/** What users.info says of a person. Source: docs.slack.dev, User object. */
const SlackUser = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  tz: z.string().optional(),
  locale: z.string().optional(),
  profile: z
    .object({
      display_name: z.string().optional(),
      real_name: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
});
type SlackUser = z.infer<typeof SlackUser>;

/** Errors by which Slack says that there is no such person to be seen. */
const NOBODY = ['user_not_found', 'user_not_visible', 'users_not_found'];

/** Knows members from storage, and asks Slack about everyone else once. */
export function createDirectory(storage: Storage, teams: Teams, now: () => Date): Directory {
  return {
    memberOf: async ({ id, slackTeamId }, slackUserId) => {
      const known = await findMember(storage.database, id, slackUserId);
      if (known !== undefined) return known;
      const team = slackTeamId === null ? undefined : await teams.find(slackTeamId);
      const user = team && (await askSlack(team.client, slackUserId));
      if (user === undefined || user.deleted === true || user.is_bot === true) return undefined;
      if (isOutsider(user, slackTeamId)) return 'guest';
      await createMember(storage.database, newMember(id, user), now());
      return findMember(storage.database, id, slackUserId);
    },
  };
}

async function askSlack(client: WebClient, user: string): Promise<SlackUser | undefined> {
  try {
    const reply = await client.users.info({ user, include_locale: true });
    return SlackUser.parse(reply.user);
  } catch (error) {
    const parsed = z.object({ data: z.object({ error: z.string() }) }).safeParse(error);
    if (parsed.success && NOBODY.includes(parsed.data.data.error)) return undefined;
    throw error;
  }
}

/** Guests, and people of other organisations in shared channels. */
function isOutsider(user: SlackUser, ownTeam: string | null): boolean {
  const isGuest =
    user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true;
  return isGuest || (user.team_id !== undefined && user.team_id !== ownTeam);
}

function newMember(workspaceId: string, user: SlackUser) {
  const name = [user.profile?.real_name, user.real_name, user.profile?.display_name, user.name].find(
    (candidate) => candidate !== undefined && candidate.trim() !== '',
  );
  return {
    workspaceId,
    slackUserId: user.id,
    name: name ?? user.id,
    searchName: normaliseName(name ?? user.id),
    email: user.profile?.email ?? null,
    // Whoever may administer the Slack workspace sets Dealhand up.
    role: user.is_admin === true || user.is_owner === true ? ('admin' as const) : ('rep' as const),
    timeZone: user.tz ?? null,
    locale: user.locale ?? null,
  };
}
