import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Workspace } from '../pipeline/workspace.ts';
import { findMember } from '../storage/members.ts';
import type { Database } from '../storage/storage.ts';
import { escapeMarkup } from './views/text.ts';

/** What users.info says of a person's name. Source: docs.slack.dev, User object. */
const Named = z.object({
  name: z.string().optional(),
  real_name: z.string().optional(),
  profile: z.object({ real_name: z.string().optional(), display_name: z.string().optional() }).optional(),
});

/** People in a message as Slack sends it. Source: docs.slack.dev, "Formatting message text", Mentioning users. */
const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** The most people of one message whose names are looked up. */
const MOST_PEOPLE = 20;

/** Looks up the name of a Slack user; undefined when nobody can say. */
export type NameOf = (slackUserId: string) => Promise<string | undefined>;

/** Names of members as we know them, of everybody else as Slack does. Nobody becomes a member by being named. */
export function nameLookup(database: Database, workspace: Pick<Workspace, 'id'>, client: WebClient): NameOf {
  return async (slackUserId) => {
    const member = await findMember(database, workspace.id, slackUserId);
    if (member !== undefined) return member.name;
    // A message reads well enough without a name.
    const reply = await client.users.info({ user: slackUserId }).catch(() => undefined);
    const user = Named.safeParse(reply?.user).data;
    return [user?.profile?.real_name, user?.real_name, user?.profile?.display_name, user?.name].find(
      (name) => name !== undefined && name.trim() !== '',
    );
  };
}

/** Writes the names into a message's mentions, which come as ids alone: `<@U123|Ann>`, as a command has them. */
export async function withNames(text: string, nameOf: NameOf): Promise<string> {
  const ids = [...new Set(Array.from(text.matchAll(MENTION), ([, id = '']) => id))].slice(0, MOST_PEOPLE);
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const)));
  return text.replaceAll(MENTION, (mention, id: string) => {
    const name = names.get(id);
    return name === undefined ? mention : `<@${id}|${escapeMarkup(name)}>`;
  });
}
