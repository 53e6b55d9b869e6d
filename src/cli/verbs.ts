import { doctorVerb } from './doctor/doctor-verb.ts';
import { exportVerb } from './export/export-verb.ts';
import { importVerb } from './import-verb.ts';
import { ratesVerb } from './rates-verb.ts';
import type { Verb } from './verb.ts';

/** Every verb of the command line, in the order of the help. */
export const VERBS: readonly Verb[] = [importVerb, exportVerb, ratesVerb, doctorVerb];
