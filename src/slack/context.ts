import type { Logger } from 'pino';
import type { Dependencies } from '../deals/request.ts';
import type { Background } from './background.ts';
import type { Teams } from './teams.ts';

/** What every Slack handler works with. */
export interface SlackContext {
  readonly dependencies: Dependencies;
  readonly teams: Teams;
  readonly background: Background;
  readonly logger: Logger;
  readonly now: () => Date;
  /** "/deal" and "/pipeline", or what this installation calls them. */
  readonly dealCommand: string;
  readonly pipelineCommand: string;
}
