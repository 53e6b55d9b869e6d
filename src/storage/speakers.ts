import { z } from 'zod';
import { type Member, ROLES } from '../pipeline/member.ts';
import { REQUIRABLE_FIELDS, STAGE_KINDS } from '../pipeline/stage.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import type { Database } from './storage.ts';

/** Everything that reading and answering one request depends on: who speaks, in which workspace. */
export interface Speaker {
  readonly workspace: Workspace;
  readonly member: Member;
}

const SpeakerJson = z.object({
  workspace: z.object({
    id: z.uuid(),
    slackTeamId: z.string().nullable(),
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    country: z.string().nullable(),
    workingDays: z.array(z.number()),
    dealChannel: z.string().nullable(),
    announceClosed: z.boolean(),
    announceStages: z.array(z.string()),
    stages: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        position: z.number(),
        kind: z.enum(STAGE_KINDS),
        probability: z.number(),
        daysUntilStale: z.number().nullable(),
        requiredFields: z.array(z.enum(REQUIRABLE_FIELDS)),
        isRetired: z.boolean(),
      }),
    ),
  }),
  member: z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    slackUserId: z.string().nullable(),
    name: z.string(),
    role: z.enum(ROLES),
    managerId: z.uuid().nullable(),
    timeZone: z.string().nullable(),
    locale: z.string().nullable(),
  }),
});

/**
 * Loads the speaker behind a Slack team and user in one round trip, since every answer begins with it.
 * Undefined when the workspace doesn't exist or doesn't know the user yet.
 */
export async function findSpeaker(
  database: Database,
  slackTeamId: string,
  slackUserId: string,
): Promise<Speaker | undefined> {
  const [row] = await database.$queryRaw<{ speaker: unknown }[]>`
    SELECT jsonb_build_object(
      'workspace', jsonb_build_object(
        'id', workspace.id, 'slackTeamId', workspace.slack_team_id, 'name', workspace.name,
        'currency', workspace.currency, 'timeZone', workspace.time_zone, 'country', workspace.country,
        'workingDays', workspace.working_days, 'dealChannel', workspace.deal_channel,
        'announceClosed', workspace.announce_closed, 'announceStages', workspace.announce_stages,
        'stages', (
          SELECT jsonb_agg(jsonb_build_object(
            'key', stage.key, 'name', stage.name, 'position', stage.position, 'kind', stage.kind,
            'probability', stage.probability, 'daysUntilStale', stage.days_until_stale,
            'requiredFields', stage.required_fields, 'isRetired', stage.retired_at IS NOT NULL
          ) ORDER BY stage.position) FROM stage WHERE stage.workspace_id = workspace.id)
      ),
      'member', jsonb_build_object(
        'id', member.id, 'workspaceId', member.workspace_id, 'slackUserId', member.slack_user_id,
        'name', member.name, 'role', member.role, 'managerId', member.manager_id,
        'timeZone', member.time_zone, 'locale', member.locale)
    ) AS speaker
    FROM workspace JOIN member ON member.workspace_id = workspace.id
    WHERE workspace.slack_team_id = ${slackTeamId} AND member.slack_user_id = ${slackUserId}`;
  return row === undefined ? undefined : SpeakerJson.parse(row.speaker);
}
