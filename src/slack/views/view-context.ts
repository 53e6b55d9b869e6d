import type { Stage } from '../../pipeline/stage.ts';
import type { ReaderClock } from './day-text.ts';

/** What a view depends on besides the answer: who reads it, when, and by which command they speak. */
export interface ViewContext extends ReaderClock {
  readonly workspace: { readonly currency: string; readonly stages: readonly Stage[] };
  readonly member: { readonly id: string; readonly slackUserId: string | null };
  /** The input that is answered; the buttons of a question share it. */
  readonly inputId: string;
  /** The slash command as it is installed: "/deal". */
  readonly dealCommand: string;
}
