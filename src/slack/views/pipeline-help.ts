import { SHOWN } from './limits.ts';
import { act, type Message, message, say } from './message.ts';
import { code, plain, unescaped } from './text.ts';

/** The slash command as it is installed: "/pipeline". */
interface CommandNames {
  readonly pipelineCommand: string;
  readonly dealCommand: string;
}

/** What can be typed after the command, and what it brings. */
const VERBS = [
  ['', 'the board: what is open, stage by stage'],
  ['mine', 'the board of your own deals'],
  ['board team', "the board of your team's deals"],
  ['team', 'who has how many open deals, what they are worth, and how many are overdue'],
  ['team all', 'the same for everyone'],
] as const;

/** Reports that are planned; asking for one is answered with what there is instead. */
const NOT_THERE_YET: ReadonlySet<string> = new Set([
  'changes',
  'bottlenecks',
  'forecast',
  'stale',
  'sources',
  'quota',
  'digest',
  'settings',
]);

const WAYS = [
  { label: 'The board', press: { do: 'board', scope: 'all', offset: 0 } },
  { label: 'The team', press: { do: 'team', scope: 'team', offset: 0 } },
] as const;

/** Every form of the command, a line each. */
export function pipelineHelp(names: CommandNames): Message {
  return message(
    say(`*What to type after ${code(names.pipelineCommand)}*`, ...verbLines(names)),
    say(`Single deals are behind ${code(`${names.dealCommand} help`)}.`),
    act(WAYS),
  );
}

/** Something typed after the command that isn't there, or isn't there yet. */
export function pipelineUnknown(text: string, names: CommandNames): Message {
  const said = code(plain(`${names.pipelineCommand} ${unescaped(text.trim())}`, SHOWN.said));
  const isPlanned = NOT_THERE_YET.has(text.trim().toLowerCase().split(/\s+/)[0] ?? '');
  return message(
    say(isPlanned ? `${said} isn't there yet. What there is:` : `I don't know ${said}. What there is:`),
    say(...verbLines(names)),
    act(WAYS),
  );
}

function verbLines({ pipelineCommand }: CommandNames): string[] {
  return VERBS.map(([words, brings]) => `${code(`${pipelineCommand} ${words}`.trimEnd())}  ${brings}`);
}
