import type { DealFields } from '../../pipeline/deal.ts';
import type { Money } from '../../pipeline/money.ts';
import type { Stage } from '../../pipeline/stage.ts';
import type { FileDate } from './dates.ts';

/** Whom a file names as a deal's owner. */
export interface FileOwner {
  readonly name: string;
  /** Null: only the name is known. */
  readonly slackUserId: string | null;
}

/** What one row of a file says of a deal. A field without a column is undefined, an empty cell is null. */
export interface FileDeal {
  readonly line: number;
  /** What the row is recognised by when it comes again; null only in our own export of a deal without one. */
  readonly externalId: string | null;
  /** The number in our own export. */
  readonly number: number | null;
  readonly name: string;
  readonly account: string | null | undefined;
  readonly owner: FileOwner | undefined;
  readonly stage: Stage;
  readonly amount: Money | null | undefined;
  readonly createdAt: FileDate | null;
  /** When a won or lost deal was closed; null: the file doesn't say, or the deal is open. */
  readonly closedAt: FileDate | null;
  /** The fields that are stored as they stand. */
  readonly plain: Partial<
    Pick<DealFields, 'source' | 'closeDate' | 'nextStep' | 'forecastCategory' | 'lostReason' | 'lostNote'>
  >;
}
