import { createInterface } from 'node:readline/promises';

/** Where a verb answers: data on standard output, everything else on standard error. */
export interface Terminal {
  /** True for `--json`. */
  readonly json: boolean;
  /** True when a person watches standard error: then there is a progress bar. */
  readonly isWatched: boolean;
  /** Asks a question; undefined when nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** A line for people. */
  say(line: string): void;
  /** The answer for programs. */
  print(value: unknown): void;
}

/** The terminal of this process. */
export function processTerminal(json: boolean): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    json,
    isWatched: stderr.isTTY,
    ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
    say: (line) => void stdout.write(`${line}\n`),
    print: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
  };
}

async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await prompt.question(question);
  } finally {
    prompt.close();
  }
}
