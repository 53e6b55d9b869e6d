import { formatSentence } from '../language/format-sentence.ts';
import type { DealReference, Intent, Problem, SpeakerContext } from '../language/intent.ts';
import { readSentence } from '../language/read-sentence.ts';
import type { DealRecord } from '../storage/deals.ts';
import { listMembers } from '../storage/members.ts';
import type { Answer, Choice } from './answer.ts';
import { createDeal } from './create-deal.ts';
import { findDeal } from './find-deal.ts';
import { findDealsByText } from './find-deals-by-text.ts';
import { listDealsOf } from './list-deals.ts';
import { findPerson } from './people.ts';
import { type Refusal, Refused } from './refusal.ts';
import type { Dependencies, Request } from './request.ts';
import { type DealIntent, type Step, stepsOf } from './steps.ts';
import { undoLastChange } from './undo-change.ts';

/**
 * Does what a sentence says and answers with what happened: a receipt, a question, a refusal. The text is
 * what follows `/deal`, as Slack sends it. Refusals are answers; other errors are the caller's.
 */
export async function runSentence(
  dependencies: Dependencies,
  request: Request,
  text: string,
): Promise<Answer> {
  const sentence = readSentence(text, await speakerContext(dependencies, request, text));
  return sentence.ok
    ? runIntent(dependencies, request, sentence.intent)
    : notUnderstood(dependencies, request, sentence.problem);
}

/** Like {@link runSentence}, for an intent that a modal or a button has put together. */
export async function runIntent(
  dependencies: Dependencies,
  request: Request,
  intent: Intent,
): Promise<Answer> {
  try {
    return await act(dependencies, request, intent);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', refusal: error.refusal, retry: retryOf(request, intent, error.refusal) };
  }
}

async function act(dependencies: Dependencies, request: Request, intent: Intent): Promise<Answer> {
  switch (intent.verb) {
    case 'create': {
      const owner = await findPerson(dependencies, request, intent.owner ?? { kind: 'me' });
      const input = { ...intent, owner, closeDate: intent.closeDate?.day ?? null };
      return { kind: 'created', change: await createDeal(dependencies, request, input), intent };
    }
    case 'list':
      return listDealsOf(dependencies, request, intent.filter, 0);
    case 'find':
      return findDealsByText(dependencies, request, intent.text);
    case 'help':
      return { kind: 'help', about: intent.about };
    case 'undo':
      if (intent.readings.length > 0) return actOnDeal(dependencies, request, intent);
      return { kind: 'changed', change: await undoLastChange(dependencies, request) };
    default:
      return actOnDeal(dependencies, request, intent);
  }
}

/** Finds the deal first; where that is a question, the buttons of the answer carry the intent on. */
async function actOnDeal(dependencies: Dependencies, request: Request, intent: DealIntent): Promise<Answer> {
  const steps = stepsOf(dependencies, request, intent);
  const found = await findDeal(dependencies, request, steps);
  switch (found.kind) {
    case 'one':
      return found.reading.take(found.deal);
    case 'several': {
      const choices = found.meant.map(({ deal, reading }) => choiceOf(request, deal, reading));
      return { kind: 'whichDeal', choices, said: nameOf(found.meant[0]?.reading.deal) };
    }
    case 'none': {
      const said = nameOf((found.nearest?.reading ?? steps[0])?.deal);
      const nearest = found.nearest && choiceOf(request, found.nearest.deal, found.nearest.reading);
      return { kind: 'notFound', said, nearest, createSentence: createSentence(request, said) };
    }
    default:
      return found satisfies never;
  }
}

async function notUnderstood(
  dependencies: Dependencies,
  request: Request,
  problem: Problem,
): Promise<Answer> {
  const { stages } = request.speaker.workspace;
  if (problem.kind === 'twoAmounts') {
    const choices = problem.choices.map((intent) => ({ intent, sentence: formatSentence(intent, stages) }));
    return { kind: 'whichAmount', choices };
  }
  if (problem.kind === 'unknownStage' && problem.deal !== null) {
    const found = await findDeal(dependencies, request, [{ deal: problem.deal }]);
    const deal = found.kind === 'one' ? found.deal : null;
    const sentence = deal && problem.nearest && `move #${deal.number} ${problem.nearest}`;
    return { kind: 'notUnderstood', problem, deal, sentence };
  }
  const sentence = problem.kind === 'unknownVerb' ? problem.suggestion : null;
  return { kind: 'notUnderstood', problem, deal: null, sentence };
}

/** What reading depends on. The names of people are looked up only where a sentence may name one. */
async function speakerContext(
  { storage }: Dependencies,
  { speaker: { workspace, member }, at }: Request,
  text: string,
): Promise<SpeakerContext> {
  const members = / for /i.test(text) ? await listMembers(storage.database, workspace.id) : [];
  return {
    now: at,
    timeZone: member.timeZone ?? workspace.timeZone,
    locale: member.locale ?? 'en-US',
    currency: workspace.currency,
    stages: workspace.stages,
    memberNames: members.map(({ name }) => name),
  };
}

function choiceOf(request: Request, deal: DealRecord, step: Step): Choice {
  return { deal, sentence: sentenceAbout(request, step.intent, deal) };
}

/** The same sentence with the deal named beyond doubt. */
function sentenceAbout(request: Request, intent: DealIntent, deal: DealRecord): string {
  return formatSentence(intent, request.speaker.workspace.stages, { kind: 'number', number: deal.number });
}

/** A change that somebody was faster with can be said again, now that the deal is known as it is. */
function retryOf(request: Request, intent: Intent, refusal: Refusal): string | null {
  return refusal.code === 'changedMeanwhile' && 'readings' in intent
    ? sentenceAbout(request, intent, refusal.deal)
    : null;
}

function createSentence(request: Request, name: string): string | null {
  if (name === '' || name.startsWith('#')) return null;
  const nothing = {
    amount: null,
    stage: null,
    owner: null,
    source: null,
    account: null,
    closeDate: null,
    nextStep: null,
  };
  return formatSentence({ verb: 'create', name, ...nothing }, request.speaker.workspace.stages);
}

function nameOf(deal: DealReference | undefined): string {
  if (deal === undefined) return '';
  return deal.kind === 'number' ? `#${deal.number}` : deal.text;
}
