import type { Config } from '../config.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import type { StorageConnection } from '../storage/connect.ts';
import type { Storage } from '../storage/storage.ts';
import type { Terminal } from './terminal.ts';

/** Values of flags: a flag that is `multiple` gives a list. */
export type Flags = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** What every verb works with. */
export interface VerbContext {
  readonly flags: Flags;
  /** What stands behind the verb and is no flag. */
  readonly positionals: readonly string[];
  readonly terminal: Terminal;
  readonly now: Date;
  /** The environment's settings. Throws ConfigError. */
  config(): Config;
  /** Opens the database; close it. */
  connect(): Promise<StorageConnection>;
  /** Opens the database, runs the work on the workspace that is meant, and closes it whatever happens. */
  inWorkspace<Result>(work: (storage: Storage, workspace: Workspace) => Promise<Result>): Promise<Result>;
}

/** One verb of the command line. */
export interface Verb {
  readonly name: string;
  /** What may follow the name, for the help. */
  readonly usage: string;
  readonly summary: string;
  /** Flags beside `--json`, `--workspace` and `--help`. */
  readonly options: Readonly<Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>>;
  /** Resolves to the exit code: 0 done, 1 failed. */
  run(context: VerbContext): Promise<0 | 1>;
}
