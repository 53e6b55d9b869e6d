import type { DealVerb, Problem } from '../../../language/intent.ts';
import { activeStages } from '../../../pipeline/stage.ts';
import type { DealRecord } from '../../../storage/deals.ts';
import type { Way } from '../blocks.ts';
import { choiceBlockId } from '../button-value.ts';
import { dealName, stageName } from '../deal-text.ts';
import { LIMITS, SHOWN } from '../limits.ts';
import { act, type Message, message, type Part, say } from '../message.ts';
import { sentenceLabel } from '../sentence-label.ts';
import { code, counted, escaped, listed, plain, unescaped } from '../text.ts';
import { VERB_HELP } from '../verb-help.ts';
import type { ViewContext } from '../view-context.ts';
import { CREATE_A_DEAL, HELP, MY_DEALS, open } from '../ways.ts';
import { amountProblem, dayProblem } from './value-problem.ts';

/** Why a sentence could not be read, and the way out of it. */
export function notUnderstood(
  problem: Problem,
  deal: DealRecord | null,
  sentence: string | null,
  context: ViewContext,
): Message {
  const { dealCommand } = context;
  switch (problem.kind) {
    case 'empty':
      return message(
        say(`What is it about? For example ${code(`${dealCommand} create Acme 50k`)}.`),
        act([CREATE_A_DEAL, MY_DEALS, HELP]),
      );
    case 'tooLong':
      return message(
        say(
          `That has ${counted(problem.length, 'character')}; I read up to ${problem.limit.toLocaleString('en')}.`,
        ),
        say('Nothing has changed. Say it in two parts.'),
      );
    case 'unknownVerb':
      return message(
        say(
          `I don't know "${escaped(problem.said, SHOWN.said)}", so nothing has changed.`,
          sentence === null ? `${code(`${dealCommand} help`)} shows what I know.` : 'Did you mean this?',
        ),
        sentence === null ? act([HELP, MY_DEALS]) : corrected(sentence, context),
      );
    case 'missing':
      return missing(problem, context);
    case 'unknownStage':
      return message(
        say(
          `I don't know the stage "${escaped(problem.said, SHOWN.said)}". ${stays(deal, context)}`,
          stagesLine(context),
        ),
        deal === null
          ? undefined
          : act(
              [
                ...(sentence === null
                  ? []
                  : [
                      {
                        label: sentenceLabel(sentence, deal, context),
                        press: { do: 'say', sentence } as const,
                      },
                    ]),
                open('move', deal, 'Pick a stage'),
              ],
              [],
              { blockId: choiceBlockId(context.inputId) },
            ),
      );
    case 'retiredStage':
      return message(
        say(
          `*${stageName(problem.stage, context)}* is retired and takes no more deals. ${stays(deal, context)}`,
          stagesLine(context),
        ),
      );
    case 'badAmount':
      return message(say(amountProblem(problem), 'Nothing has changed.'));
    case 'twoAmounts':
      return message(
        say(
          `I read several amounts: ${listed(
            problem.said.map((said) => escaped(said, SHOWN.label)),
            SHOWN.list,
          )}.`,
          `Put the name in quotes: ${code(`${dealCommand} create "Route 2000" 50k`)}. Nothing has been created yet.`,
        ),
      );
    case 'badDay':
      return message(say(dayProblem(problem), 'Nothing has changed.'));
    case 'repeated':
      return message(
        say(
          `"${escaped(problem.marker, SHOWN.said)}" is there twice, and I can't tell which counts. Say it once; nothing has changed.`,
        ),
      );
    case 'unknownField': {
      const meant = problem.nearest === null ? '' : ` Did you mean ${escaped(problem.nearest, SHOWN.said)}?`;
      return message(
        say(
          `"${escaped(problem.said, SHOWN.said)}" is no field of a deal, so nothing has changed.${meant}`,
          `Fields: amount, close date, name, account, source, category. For example ${code(`${dealCommand} set Acme amount 60k`)}.`,
        ),
      );
    }
    case 'unknownCategory':
      return message(
        say(
          `I don't know the category "${escaped(problem.said, SHOWN.said)}", so nothing has changed.`,
          'Categories: pipeline, best case, commit, omitted',
        ),
      );
    case 'textTooLong':
      return textTooLong(problem.field, problem.length, problem.limit);
    default:
      return problem satisfies never;
  }
}

/** "Stages: Lead, Qualification, …" */
export function stagesLine(context: ViewContext): string {
  const names = activeStages(context.workspace.stages).map(({ key }) => stageName(key, context));
  return `Stages: ${listed(names, SHOWN.list, ', ')}`;
}

/** A text that its field can't hold; it is never cut. */
export function textTooLong(field: string, length: number, limit: number): Message {
  const word = TEXT_WORDS[field] ?? 'text';
  return message(
    say(
      `The ${word} has ${counted(length, 'character')}; ${limit.toLocaleString('en')} fit. Nothing was saved: say it shorter.`,
    ),
  );
}

const TEXT_WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  account: 'account',
  source: 'source',
  nextStep: 'next step',
  note: 'note',
  lostNote: 'reason',
};

type Missing = Extract<Problem, { readonly kind: 'missing' }>;

const QUESTIONS: Readonly<Record<Missing['what'], string>> = {
  deal: 'Which deal?',
  name: 'What is the deal called?',
  stage: 'To which stage?',
  field: 'Which field?',
  value: 'Set it to what?',
  person: 'To whom?',
  text: 'What should it say?',
  when: 'When?',
};

function missing({ verb, what }: Missing, context: ViewContext): Message {
  const [example] = VERB_HELP[verb].examples;
  return message(
    say(
      `${QUESTIONS[what]} For example ${code(`${context.dealCommand} ${example}`)}.`,
      what === 'stage' ? stagesLine(context) : undefined,
    ),
    act(verb === 'create' ? [CREATE_A_DEAL] : [MY_DEALS, helpAbout(verb)]),
  );
}

function helpAbout(verb: DealVerb): Way {
  return { label: `Help with ${verb}`, press: { do: 'say', sentence: `help ${verb}` } };
}

/** The corrected line on a button, as it would be typed. */
function corrected(sentence: string, context: ViewContext): Part | undefined {
  const label = plain(unescaped(sentence), LIMITS.buttonText);
  return act([{ label, press: { do: 'say', sentence } }, HELP], [], {
    blockId: choiceBlockId(context.inputId),
  });
}

function stays(deal: DealRecord | null, context: ViewContext): string {
  return deal === null
    ? 'Nothing has changed.'
    : `${dealName(deal)} stays in *${stageName(deal.stage, context)}*.`;
}
