import { importVerb } from './import-verb.ts';
import type { Verb } from './verb.ts';

/** Every verb of the command line, in the order of the help. */
export const VERBS: readonly Verb[] = [importVerb];
