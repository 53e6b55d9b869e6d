import type { Refusal } from '../../../deals/refusal.ts';
import { boldName, dealName, stageName, summary } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, type Message, message, say } from '../message.ts';
import { escaped, listed, plain } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { ALL_DEALS, MY_DEALS, open, showDeal, showHistory } from '../ways.ts';
import { fieldsMissing } from './fields-missing.ts';
import { changedMeanwhile, changedSince, lastWasUndo } from './moved-on.ts';
import { stagesLine, textTooLong } from './not-understood.ts';

/** Why nothing was done, who or what stands in the way, and the way out. */
export function refusal(refused: Refusal, retry: string | null, context: ViewContext): Message {
  switch (refused.code) {
    case 'dealNotFound':
      return message(
        say('There is no such deal, or its creation was taken back. Nothing has changed.'),
        act([MY_DEALS, ALL_DEALS]),
      );
    case 'notAllowed': {
      const { deal } = refused;
      const owner = escaped(deal.ownerName, SHOWN.person);
      return message(
        say(`Only the owner (${owner}) or a manager can change ${dealName(deal)}.`),
        act([
          ...(deal.ownerSlackUserId === null
            ? []
            : [
                {
                  label: `Ask ${plain(deal.ownerName, 60)}`,
                  press: { do: 'ask', number: deal.number } as const,
                },
              ]),
          showDeal(deal),
        ]),
      );
    }
    case 'unchanged': {
      const { deal } = refused;
      return message(
        say(`${boldName(deal)} is like that already, so nothing has changed.`),
        say(`${stageName(deal.stage, context)} · ${summary(deal, context)}`),
        act([showDeal(deal), showHistory(deal)]),
      );
    }
    case 'stageRetired': {
      const stays =
        refused.deal === null
          ? 'Nothing has been created.'
          : `${dealName(refused.deal)} stays in *${stageName(refused.deal.stage, context)}*.`;
      return message(
        say(
          `*${escaped(refused.stage.name, SHOWN.stage)}* is retired and takes no more deals. ${stays}`,
          stagesLine(context),
        ),
        refused.deal === null ? undefined : act([open('move', refused.deal, 'Pick a stage')]),
      );
    }
    case 'stageUnknown':
      return message(
        say(
          `The stage "${escaped(refused.key, SHOWN.stage)}" is no longer there. Nothing has changed.`,
          stagesLine(context),
        ),
      );
    case 'noNextStage':
      return noNextStage(refused, context);
    case 'fieldsMissing':
      return fieldsMissing(refused, context);
    case 'changedMeanwhile':
      return changedMeanwhile(refused, retry, context);
    case 'changedSince':
      return changedSince(refused, context);
    case 'alreadyUndone':
      return message(
        say(
          `${escaped(refused.byName, SHOWN.person)} has taken that back already. ${dealName(refused.deal)} is in *${stageName(refused.deal.stage, context)}*.`,
        ),
        act([showHistory(refused.deal), showDeal(refused.deal)]),
      );
    case 'undoIsFinal':
      return message(
        say(
          `That was an undo itself, and an undo stays. To change ${dealName(refused.deal)} again, say what it should be.`,
        ),
        act([open('edit', refused.deal), showHistory(refused.deal)]),
      );
    case 'notYoursToUndo': {
      const actor = escaped(refused.actorName, SHOWN.person);
      return message(
        say(
          `${actor} made that change to ${dealName(refused.deal)}; only ${actor} or a manager can take it back.`,
        ),
        act([showHistory(refused.deal)]),
      );
    }
    case 'lastWasUndo':
      return lastWasUndo(refused, context);
    case 'nothingToUndo':
      return message(say('There is no change of yours to take back.'), act([MY_DEALS]));
    case 'personUnknown':
      return message(
        say(
          refused.said.startsWith('<@')
            ? "I don't know that person, so nothing has changed."
            : `I know nobody called "${escaped(refused.said, SHOWN.said)}", so nothing has changed. Mention them with @ to be exact.`,
        ),
      );
    case 'personIsGuest':
      return message(
        say("Guests and people of other organisations can't own deals, so nothing has changed."),
      );
    case 'severalPeople': {
      const names = refused.people.map(({ name }) => escaped(name, SHOWN.person));
      return message(
        say(
          `Which "${escaped(refused.said, SHOWN.said)}"? I know ${listed(names, SHOWN.list)}.`,
          'Mention one with @ to be exact. Nothing has changed yet.',
        ),
      );
    }
    case 'textTooLong':
      return textTooLong(refused.field, refused.length, refused.limit);
    default:
      return refused satisfies never;
  }
}

function noNextStage(
  { deal }: Extract<Refusal, { readonly code: 'noNextStage' }>,
  context: ViewContext,
): Message {
  const stage = `*${stageName(deal.stage, context)}*`;
  return deal.status === 'open'
    ? message(
        say(`${dealName(deal)} is in ${stage}, the last open stage. What comes next is won or lost.`),
        act([open('won', deal), open('lost', deal)]),
      )
    : message(
        say(`${dealName(deal)} is closed as ${stage}, so there is no next stage.`),
        act([open('move', deal, 'Reopen it in a stage'), showHistory(deal)]),
      );
}
