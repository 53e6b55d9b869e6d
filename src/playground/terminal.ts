import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { LocalSlack } from './local-slack.ts';
import type { Message } from './state/messages.ts';
import { type Button, buttonsOf, wordsOf } from './terminal-text.ts';

/** Who types, where, and through what. */
export interface TerminalOptions {
  readonly user: string;
  readonly channel: string;
  readonly input: Readable;
  readonly output: Writable;
}

/** How long to wait for what a pressed button shows. */
const ANSWER_MS = 5_000;

/**
 * A Slack to type at in a terminal: lines that begin with "/" are slash commands, a number presses the
 * button of that number in the last answer, `as NAME` speaks as somebody else. Ends with the input.
 */
export async function chatInTerminal(slack: LocalSlack, options: TerminalOptions): Promise<void> {
  const lines = createInterface({ input: options.input, output: options.output, prompt: '> ' });
  const write = (text: string) => options.output.write(`${text}\n`);
  let user = options.user;
  let buttons: Button[] = [];
  const show = (messages: readonly Message[]) => {
    buttons = messages.flatMap(buttonsOf);
    for (const message of messages) write(wordsOf(message));
    if (buttons.length > 0) write(buttons.map(({ label }, index) => `[${index + 1}] ${label}`).join('  '));
  };
  lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    const pressed = buttons[Number(typed) - 1];
    const person = /^as (\w+)$/i.exec(typed)?.[1]?.toLowerCase();
    if (typed.startsWith('/')) {
      const [command = '', ...words] = typed.split(' ');
      const result = await slack.command({ user, channel: options.channel, command, text: words.join(' ') });
      show(result.messages());
      if (result.error !== null) write(`Slack: ${command} failed with the error "${result.error}".`);
    } else if (pressed !== undefined) {
      show(await press(slack, user, pressed));
    } else if (person !== undefined) {
      const known = [...slack.team().people.values()].find(({ name }) => name === person);
      user = known?.id ?? user;
      write(known === undefined ? `Nobody here is called ${person}.` : `You are ${known.real_name} now.`);
    } else if (typed !== '') {
      write('Type a slash command, the number of a button, or "as bob" to be somebody else. Ctrl-C ends it.');
    }
    lines.prompt();
  }
}

async function press(
  slack: LocalSlack,
  user: string,
  { message, actionId, value }: Button,
): Promise<Message[]> {
  const before = JSON.stringify(slack.ephemerals(user));
  const seen = new Set(slack.ephemerals(user));
  await slack.press({ user, message, actionId, ...(value === undefined ? {} : { value }) });
  await slack
    .waitFor(() => JSON.stringify(slack.ephemerals(user)) !== before, { timeoutMs: ANSWER_MS })
    .catch(() => undefined);
  const fresh = slack.ephemerals(user).filter((candidate) => !seen.has(candidate));
  return fresh.length > 0 ? fresh : slack.ephemerals(user).filter(({ ts }) => ts === message.ts);
}
