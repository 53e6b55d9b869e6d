import { z } from 'zod';
import type { Storage } from '../storage/storage.ts';
import { adoptLocalWorkspace, createWorkspace, findWorkspace } from '../storage/workspaces.ts';
import type { Team } from './teams.ts';
import { createWebClient } from './web-client.ts';

/** What auth.test says. Source: docs.slack.dev, auth.test. */
const Identity = z.object({
  team_id: z.string(),
  team: z.string().default('Slack'),
  user: z.string().default('Dealhand'),
  user_id: z.string(),
  bot_id: z.string(),
});

/** Slack doesn't answer or doesn't know the token; the message is a line for the operator, with the fix. */
export class SlackUnavailable extends Error {
  override readonly name = 'SlackUnavailable';
}

/** Asks Slack whose token this is. Throws {@link SlackUnavailable}. */
export async function identifyTeam(botToken: string, slackApiUrl: string | undefined): Promise<Team> {
  const client = createWebClient(botToken, slackApiUrl);
  const reply = await client.auth.test().catch((error: unknown) => {
    const refusal = z.object({ data: z.object({ error: z.string() }) }).safeParse(error);
    throw new SlackUnavailable(
      refusal.success
        ? `SLACK_BOT_TOKEN is refused by Slack (${refusal.data.data.error}): copy it anew from "OAuth & Permissions" of your app.`
        : `Slack doesn't answer at ${slackApiUrl ?? 'slack.com'}: check the network and SLACK_API_URL, then start again.`,
      { cause: error },
    );
  });
  const identity = Identity.parse(reply);
  return {
    slackTeamId: identity.team_id,
    name: identity.team,
    botUserId: identity.user_id,
    botId: identity.bot_id,
    botName: identity.user,
    client,
  };
}

/** Gives a team its workspace: the one it has, else `local` with what is in it, else a new one. */
export async function ensureWorkspace(
  { database }: Storage,
  { slackTeamId, name }: Pick<Team, 'slackTeamId' | 'name'>,
  dealChannel: string | null,
  now: Date,
): Promise<void> {
  if ((await findWorkspace(database, slackTeamId)) !== undefined) return;
  if (await adoptLocalWorkspace(database, { slackTeamId, name, dealChannel })) return;
  await createWorkspace(database, { slackTeamId, name, dealChannel }, now);
}
