import type { Via } from '../pipeline/history.ts';
import type { Member } from '../pipeline/member.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import type { Speaker } from '../storage/speakers.ts';
import type { Storage } from '../storage/storage.ts';

/** What use cases work with. */
export interface Dependencies {
  readonly storage: Storage;
  readonly directory: Directory;
}

/** Who the people of a workspace are; asks Slack about those who have never been here. */
export interface Directory {
  /** The member behind a Slack user, made when new; `guest` for who must see nothing; undefined: no such user. */
  memberOf(
    workspace: Pick<Workspace, 'id' | 'slackTeamId'>,
    slackUserId: string,
  ): Promise<Member | 'guest' | undefined>;
}

/** One request of a person (or of a file) to change something. */
export interface Request {
  readonly speaker: Speaker;
  /** The same for every delivery of the same input; it takes effect once. */
  readonly inputId: string;
  readonly via: Via;
  /** When the change is effective. */
  readonly at: Date;
  /** True: tell no channel. */
  readonly quiet?: boolean;
}
