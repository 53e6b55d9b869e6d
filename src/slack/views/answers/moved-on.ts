import type { Refusal } from '../../../deals/refusal.ts';
import type { DealEvent } from '../../../pipeline/history.ts';
import type { DealRecord } from '../../../storage/deals.ts';
import type { Way } from '../blocks.ts';
import { choiceBlockId } from '../button-value.ts';
import { agoText } from '../day-text.ts';
import { dealName, stageWord } from '../deal-text.ts';
import { deedNoun, deedText } from '../event-text.ts';
import { SHOWN } from '../limits.ts';
import { act, type Message, message, say } from '../message.ts';
import { sentenceLabel } from '../sentence-label.ts';
import { escaped, plain } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { showDeal, showHistory } from '../ways.ts';

/** Somebody changed the same between looking and acting: who and what, and the change again on a button. */
export function changedMeanwhile(
  { deal, event, actorName }: Extract<Refusal, { readonly code: 'changedMeanwhile' }>,
  retry: string | null,
  context: ViewContext,
): Message {
  const again: Way[] =
    retry === null
      ? []
      : [{ label: anyway(sentenceLabel(retry, deal, context)), press: { do: 'say', sentence: retry } }];
  return message(
    say(`${deed(actorName, event, deal, context)}, so I changed nothing.`),
    act([...again, showHistory(deal)], [], { blockId: choiceBlockId(context.inputId) }),
  );
}

/** An undo that would throw a later change away. */
export function changedSince(
  refusal: Extract<Refusal, { readonly code: 'changedSince' }>,
  context: ViewContext,
): Message {
  const { deal, target, event, actorName } = refusal;
  return message(
    say(`${deed(actorName, event, deal, context)}, so I left it there.`),
    act([undoOf(anyway(undoWords(refusal, context)), deal, target, true), showHistory(deal)]),
  );
}

/** What the button of an undo does all the same: "Move it back to Lead". */
function undoWords(
  { target, wouldRestore }: Extract<Refusal, { readonly code: 'changedSince' }>,
  { workspace: { stages } }: ViewContext,
): string {
  if (target.kind === 'created') return 'Remove the deal';
  if (wouldRestore.stage !== undefined) return `Move it back to ${stageWord(wouldRestore.stage, stages)}`;
  return `Undo ${deedNoun(target, (key) => stageWord(key, stages))}`;
}

/** `undo` once more: nothing is taken back by accident, the change before is on a button. */
export function lastWasUndo(
  { deal, before }: Extract<Refusal, { readonly code: 'lastWasUndo' }>,
  context: ViewContext,
): Message {
  const done = `Your last change to ${dealName(deal)} is taken back already.`;
  if (before === null) return message(say(`${done} There is none before it.`), act([showHistory(deal)]));
  const earlier = `Before it you ${deedText(before, deal, 'it', context)} ${agoText(before.effectiveAt, context)}.`;
  return message(
    say(`${done} ${earlier}`),
    act([undoOf('Undo that too', deal, before, false), showDeal(deal)]),
  );
}

/** "Bob moved Acme rollout to Proposal 4 minutes ago" */
function deed(actorName: string, event: DealEvent, deal: DealRecord, context: ViewContext): string {
  const who = event.actorId === context.member.id ? 'You' : escaped(actorName, SHOWN.person);
  return `${who} ${deedText(event, deal, dealName(deal), context)} ${agoText(event.effectiveAt, context)}`;
}

function undoOf(label: string, deal: DealRecord, { sequence }: DealEvent, isAnyway: boolean): Way {
  return { label, press: { do: 'undo', dealId: deal.id, sequence, anyway: isAnyway } };
}

function anyway(label: string): string {
  return `${plain(label, 65)} anyway`;
}
