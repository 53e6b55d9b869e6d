import type { Verb } from './verb.ts';

/** The help of all verbs. */
export function helpOfAll(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  return [
    'Usage: dealhand VERB … [--json] [--workspace ID]',
    '',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'dealhand help VERB tells more.',
  ].join('\n');
}

/** The help of one verb. */
export function helpOf({ name, usage, summary }: Verb): string {
  return `Usage: dealhand ${name} ${usage}`.trimEnd() + `\n\n${summary}`;
}
