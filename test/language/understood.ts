import type {
  CreateIntent,
  DealReference,
  FieldValue,
  Intent,
  MemberReference,
  Problem,
  Sentence,
} from '../../src/language/intent.ts';
import { type Money, toDecimal } from '../../src/pipeline/money.ts';

/** What a sentence was understood as, in one line: the right-hand column of docs/language.md. */
export function understood(sentence: Sentence): string {
  return sentence.ok ? ofIntent(sentence.intent) : ofProblem(sentence.problem);
}

function ofIntent(intent: Intent): string {
  switch (intent.verb) {
    case 'create':
      return ofCreate(intent);
    case 'move':
      return readings(intent.verb, intent.readings, ({ stage }) => `to ${stage.key}`);
    case 'won':
      return readings(intent.verb, intent.readings, ({ amount }) =>
        amount === null ? '' : `for ${money(amount)}`,
      );
    case 'lost':
      return readings(intent.verb, intent.readings, ({ reason, note }) =>
        reason === null ? '' : `because of ${reason}: ${note ?? ''}`,
      );
    case 'set':
      return readings(intent.verb, intent.readings, ({ change }) => ofChange(change));
    case 'assign':
      return readings(intent.verb, intent.readings, ({ to }) => `to ${person(to)}`);
    case 'next':
    case 'note':
      return readings(intent.verb, intent.readings, ({ text }) => `: ${text}`);
    case 'objection':
      return readings(intent.verb, intent.readings, ({ kind, text }) => `(${kind}): ${text}`);
    case 'remind':
      return readings(
        intent.verb,
        intent.readings,
        ({ at, text }) => `at ${at.toISOString().slice(0, 16)}Z: ${text}`,
      );
    case 'advance':
    case 'show':
    case 'history':
    case 'undo':
      return intent.readings.length === 0
        ? `${intent.verb} my last change`
        : readings(intent.verb, intent.readings, () => '');
    case 'list':
      return `list ${intent.filter.kind}${intent.filter.kind === 'stage' ? ` ${intent.filter.stage}` : ''}${
        intent.filter.kind === 'owner' ? ` ${person(intent.filter.owner)}` : ''
      }`;
    case 'find':
      return `find “${intent.text}”`;
    case 'help':
      return intent.about === null ? 'help' : `help about ${intent.about}`;
    default:
      return intent satisfies never;
  }
}

function readings<Said extends { readonly deal: DealReference }>(
  verb: string,
  all: readonly Said[],
  rest: (reading: Said) => string,
): string {
  const each = all.map((reading) => `${deal(reading.deal)} ${rest(reading)}`.trim().replace(' :', ':'));
  return `${verb} ${each.join(' or ')}`;
}

function ofCreate(intent: CreateIntent): string {
  const pieces = [
    `create “${intent.name}”`,
    intent.amount === null ? '' : money(intent.amount),
    intent.stage === null ? '' : `in ${intent.stage}`,
    intent.owner === null ? '' : `for ${person(intent.owner)}`,
    intent.source === null ? '' : `from “${intent.source}”`,
    intent.account === null ? '' : `account “${intent.account}”`,
    intent.closeDate === null ? '' : `closing ${intent.closeDate.day}`,
    intent.nextStep === null ? '' : `next “${intent.nextStep}”`,
  ];
  return pieces.filter((piece) => piece !== '').join(', ');
}

function ofChange(change: FieldValue): string {
  if (change.value === null) return `without ${change.field}`;
  switch (change.field) {
    case 'amount':
      return `${change.field} ${money(change.value)}`;
    case 'closeDate':
      return `${change.field} ${change.value.day}`;
    case 'name':
    case 'account':
    case 'source':
      return `${change.field} “${change.value}”`;
    case 'forecastCategory':
      return `${change.field} ${change.value}`;
    default:
      return change satisfies never;
  }
}

function ofProblem(problem: Problem): string {
  switch (problem.kind) {
    case 'empty':
      return 'nothing said';
    case 'tooLong':
    case 'textTooLong':
      return `too long: ${problem.length} of ${problem.limit}`;
    case 'unknownVerb':
      return `no verb “${problem.said}”${suggested(problem.suggestion)}`;
    case 'missing':
      return `${problem.verb} lacks a ${problem.what}`;
    case 'unknownStage':
      return `no stage “${problem.said}”${problem.deal === null ? '' : ` for ${deal(problem.deal)}`}${suggested(problem.nearest)}`;
    case 'retiredStage':
      return `stage ${problem.stage} is retired`;
    case 'badAmount':
      return `no amount “${problem.said}”: ${problem.reason}`;
    case 'twoAmounts':
      return `two amounts: ${problem.choices.map((choice) => ofCreate(choice)).join(' or ')}`;
    case 'badDay':
      return `no day “${problem.said}”: ${problem.reason}`;
    case 'repeated':
      return `${problem.marker} said twice`;
    case 'unknownField':
      return `no field “${problem.said}”${suggested(problem.nearest)}`;
    case 'unknownCategory':
      return `no category “${problem.said}”`;
    default:
      return problem satisfies never;
  }
}

function suggested(suggestion: string | null): string {
  return suggestion === null ? '' : `, maybe ${suggestion}`;
}

function deal(reference: DealReference): string {
  return reference.kind === 'number' ? `#${reference.number}` : `“${reference.text}”`;
}

function person(member: MemberReference): string {
  if (member.kind === 'me') return 'me';
  return member.kind === 'slackUser' ? member.slackUserId : `“${member.text}”`;
}

function money(amount: Money): string {
  return `${toDecimal(amount)} ${amount.currency}`;
}
