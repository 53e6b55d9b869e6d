import type { Stage } from './stage.ts';

/** One sales team's world and its settings. */
export interface Workspace {
  readonly id: string;
  /** Null for `local`, the workspace of the command line, until the first Slack team adopts it. */
  readonly slackTeamId: string | null;
  readonly name: string;
  /** ISO 4217; totals and amounts without a currency are in it. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 3166, for public holidays; null: none. */
  readonly country: string | null;
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
  /** Slack channel for nudges, digests and wins; null: direct messages. */
  readonly dealChannel: string | null;
  /** Whether won and lost are told to the deal channel. */
  readonly announceClosed: boolean;
  /** Keys of the open stages whose entering is told there too. */
  readonly announceStages: readonly string[];
  readonly stages: readonly Stage[];
}
