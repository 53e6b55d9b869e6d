import type { Stage } from '../pipeline/stage.ts';
import { formatAmount } from './amount.ts';
import type {
  CreateIntent,
  DealReference,
  FieldValue,
  Intent,
  ListFilter,
  MemberReference,
} from './intent.ts';
import { exactStage } from './stage-words.ts';

/**
 * The sentence that says exactly this, as Slack would send it (`&`, `<`, `>` escaped): what a button
 * carries. It is made of an intent's first reading, and readSentence reads it back to the same intent,
 * save that a day is said as its date. `deal` names the deal in place of the reading's own words. Texts are quoted, so no word of them is taken for a field.
 */
export function formatSentence(intent: Intent, stages: readonly Stage[], deal?: DealReference): string {
  switch (intent.verb) {
    case 'create':
      return formatCreate(intent, stages);
    case 'list':
      return `list ${formatFilter(intent.filter, stages)}`;
    case 'find':
      return `find ${quote(intent.text)}`;
    case 'help':
      return intent.about === null ? 'help' : `help ${intent.about}`;
    default: {
      const [reading] = intent.readings;
      if (reading === undefined) return intent.verb;
      return `${intent.verb} ${formatDeal(deal ?? reading.deal)}${formatRest(intent, stages)}`;
    }
  }
}

type DealIntent = Extract<Intent, { readonly readings: readonly unknown[] }>;

function formatRest(intent: DealIntent, stages: readonly Stage[]): string {
  switch (intent.verb) {
    case 'move':
      return intent.readings[0] === undefined ? '' : ` ${formatStage(intent.readings[0].stage.key, stages)}`;
    case 'won': {
      const amount = intent.readings[0]?.amount ?? null;
      return amount === null ? '' : ` ${formatAmount(amount)}`;
    }
    case 'lost': {
      const note = intent.readings[0]?.note ?? null;
      return note === null ? '' : `: ${escape(note)}`;
    }
    case 'set':
      return intent.readings[0] === undefined ? '' : ` ${formatChange(intent.readings[0].change)}`;
    case 'assign':
      return intent.readings[0] === undefined ? '' : ` to ${formatMember(intent.readings[0].to)}`;
    case 'next':
    case 'note':
      return `: ${escape(intent.readings[0]?.text ?? '')}`;
    case 'objection':
      return `: ${intent.readings[0]?.kind ?? 'other'} ${escape(intent.readings[0]?.text ?? '')}`;
    case 'remind':
      return ` ${intent.readings[0]?.at.toISOString() ?? ''} : ${escape(intent.readings[0]?.text ?? '')}`;
    case 'advance':
    case 'show':
    case 'history':
    case 'undo':
      return '';
    default:
      return intent satisfies never;
  }
}

function formatCreate(intent: CreateIntent, stages: readonly Stage[]): string {
  const pieces = [
    'create',
    quote(intent.name),
    intent.amount === null ? '' : formatAmount(intent.amount),
    intent.stage === null ? '' : `in ${formatStage(intent.stage, stages)}`,
    intent.owner === null ? '' : `for ${formatMember(intent.owner)}`,
    intent.source === null ? '' : `source ${quote(intent.source)}`,
    intent.account === null ? '' : `account ${quote(intent.account)}`,
    intent.closeDate === null ? '' : `closing ${intent.closeDate.day}`,
    intent.nextStep === null ? '' : `next: ${quote(intent.nextStep)}`,
  ];
  return pieces.filter((piece) => piece !== '').join(' ');
}

function formatChange(change: FieldValue): string {
  switch (change.field) {
    case 'amount':
      return `amount ${change.value === null ? 'nothing' : formatAmount(change.value)}`;
    case 'closeDate':
      return `close date ${change.value === null ? 'nothing' : change.value.day}`;
    case 'name':
      return `name ${quote(change.value)}`;
    case 'account':
    case 'source':
      return `${change.field} ${change.value === null ? 'nothing' : quote(change.value)}`;
    case 'forecastCategory':
      return `category ${change.value}`;
    default:
      return change satisfies never;
  }
}

function formatFilter(filter: ListFilter, stages: readonly Stage[]): string {
  switch (filter.kind) {
    case 'mine':
    case 'all':
      return filter.kind;
    case 'stage':
      return formatStage(filter.stage, stages);
    case 'owner':
      return formatMember(filter.owner);
    default:
      return filter satisfies never;
  }
}

function formatDeal(deal: DealReference): string {
  return deal.kind === 'number' ? `#${deal.number}` : quote(deal.text);
}

function formatMember(member: MemberReference): string {
  switch (member.kind) {
    case 'me':
      return 'me';
    case 'slackUser':
      return `<@${member.slackUserId}>`;
    case 'name':
      return quote(member.text);
    default:
      return member satisfies never;
  }
}

/** The stage's name, or its key where another stage has taken that name. */
function formatStage(key: string, stages: readonly Stage[]): string {
  const name = stages.find((stage) => stage.key === key)?.name;
  const said = name !== undefined && exactStage(name, stages)?.key === key ? name : key;
  return /^\p{L}+$/u.test(said) ? said.toLowerCase() : quote(said);
}

function quote(text: string): string {
  return `"${escape(text).replaceAll('"', '""')}"`;
}

/** Source: docs.slack.dev, "Formatting message text", Escaping. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
