import type { Logger } from 'pino';
import type { Dependencies } from '../deals/request.ts';
import type { Background } from './background.ts';
import type { Homes } from './home/homes.ts';
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
  /** The Home tabs that people have opened. */
  readonly homes: Homes;
}

/** What there is before Slack is connected. */
export type BaseContext = Omit<SlackContext, 'homes'>;
