import { SingleBar } from 'cli-progress';
import { DATE_ORDERS, type DateOrder } from '../deals/import/dates.ts';
import { IMPORT_FIELDS } from '../deals/import/fields.ts';
import { type ImportReport, type ImportRequest, importDeals } from '../deals/import/import-deals.ts';
import { normaliseName } from '../language/normalise-name.ts';
import { type Day, isDay } from '../pipeline/day.ts';
import { hasFlag, textFlag, textFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import type { Flags, Verb } from './verb.ts';

/** Failed rows that people are shown; `--json` has all. */
const SHOWN_FAILURES = 20;

export const importVerb: Verb = {
  name: 'import',
  usage:
    'FILE [--map FIELD=COLUMN]… [--map-stage NAME=KEY]… [--map-owner NAME=U123]… [--dates mdy|dmy|ymd] [--as-of DAY] [--update] [--dry-run]',
  summary: "Bring a CRM's opportunities in from a CSV file; the same file again changes nothing.",
  options: {
    map: { type: 'string', multiple: true },
    'map-stage': { type: 'string', multiple: true },
    'map-owner': { type: 'string', multiple: true },
    dates: { type: 'string' },
    'as-of': { type: 'string' },
    update: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run({ flags, positionals, terminal, now, inWorkspace }) {
    const request = requestOf(flags, positionals);
    const bar = terminal.isWatched ? progressBar() : undefined;
    const report = await inWorkspace((storage, workspace) =>
      importDeals(storage, workspace, request, now, {
        askDates: terminal.ask === undefined ? undefined : (example) => askDates(terminal.ask, example),
        onProgress: bar?.show,
      }).finally(() => bar?.stop()),
    );
    if (terminal.json) terminal.print(report);
    else for (const line of linesOf(report, request)) terminal.say(line);
    return report.failed.length > 0 ? 1 : 0;
  },
};

function requestOf(flags: Flags, positionals: readonly string[]): ImportRequest {
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError(`Usage: dealhand import ${importVerb.usage}`);
  const dates = textFlag(flags, 'dates');
  const asOf = dayFlag(flags, 'as-of');
  const order = DATE_ORDERS.find((known) => known === dates) ?? null;
  if (dates !== undefined && order === null)
    throw new UsageError(`--dates is one of ${DATE_ORDERS.join(', ')}.`);
  return {
    path,
    dates: order,
    asOf,
    columns: new Map(pairs(flags, 'map').map(([field, column]) => [fieldNamed(field), column])),
    stages: new Map(pairs(flags, 'map-stage').map(([name, key]) => [normaliseName(name), key])),
    owners: new Map(
      pairs(flags, 'map-owner').map(([name, id]) => [normaliseName(name), slackUser(name, id)]),
    ),
    update: hasFlag(flags, 'update'),
    dryRun: hasFlag(flags, 'dry-run'),
  };
}

function dayFlag(flags: Flags, name: string): Day | null {
  const text = textFlag(flags, name);
  if (text === undefined) return null;
  const isRight = isDay(text);
  if (isRight) return text;
  throw new UsageError(`--${name} takes a day such as 2026-11-30, not "${text}".`);
}

/** `--flag LEFT=RIGHT`, split at the last "=" so that a name may have one. */
function pairs(flags: Flags, flag: string): [string, string][] {
  return textFlags(flags, flag).map((text) => {
    const at = flag === 'map' ? text.indexOf('=') : text.lastIndexOf('=');
    const [left, right] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (at <= 0 || left === '' || right === '')
      throw new UsageError(`--${flag} "${text}": write it as LEFT=RIGHT.`);
    return [left, right];
  });
}

function fieldNamed(name: string) {
  const field = IMPORT_FIELDS.find((known) => known === name);
  if (field === undefined) throw new UsageError(`--map ${name}: the fields are ${IMPORT_FIELDS.join(', ')}.`);
  return field;
}

function slackUser(name: string, id: string): string {
  if (/^[UW][A-Z0-9]{2,}$/.test(id)) return id;
  throw new UsageError(`--map-owner "${name}=${id}": ${id} is no Slack user id; it looks like U0123ABCD.`);
}

async function askDates(ask: Terminal['ask'], example: string): Promise<DateOrder> {
  for (;;) {
    const answer = await ask?.(`Which order are dates such as ${example} in: mdy, dmy or ymd? `);
    const order = DATE_ORDERS.find((known) => known === answer?.trim().toLowerCase());
    if (order !== undefined) return order;
  }
}

function progressBar() {
  const bar = new SingleBar({ format: 'Importing [{bar}] {value}/{total} rows', stream: process.stderr });
  return {
    show: (done: number, total: number) => {
      if (bar.isActive) bar.update(done);
      else bar.start(total, done);
    },
    stop: () => bar.stop(),
  };
}

function linesOf(report: ImportReport, { dryRun, asOf }: ImportRequest): string[] {
  const count = (number: number) => number.toLocaleString('en-US');
  const counts = (['created', 'updated', 'unchanged', 'differs'] as const)
    .filter((outcome) => report[outcome] > 0)
    .map((outcome) => `${count(report[outcome])} ${outcome === 'differs' ? 'different' : outcome}`);
  if (report.failed.length > 0) counts.push(`${count(report.failed.length)} failed`);
  const shown = report.failed.slice(0, SHOWN_FAILURES).map(({ line, reason }) => `  line ${line}: ${reason}`);
  const more = report.failed.length - shown.length;
  const stages = Object.entries(report.stages).map(([name, key]) => `${name} → ${key}`);
  return [
    `${count(report.rows)} rows: ${counts.join(', ') || 'nothing to do'}.${dryRun ? ' Nothing was written.' : ''}`,
    ...shown,
    ...(more > 0 ? [`  and ${count(more)} more; --json lists all`] : []),
    ...(stages.length > 0 ? [`Stages: ${stages.join(', ')}.`] : []),
    ...(report.dates === null ? [] : [`Dates read as ${report.dates}.`]),
    ...(report.differs > 0 && asOf === null
      ? ['Add --update to take over the values of different deals.']
      : []),
  ];
}
