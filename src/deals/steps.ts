import type { DealReference, FieldValue, Intent } from '../language/intent.ts';
import type { DealRecord } from '../storage/deals.ts';
import { addNote } from './add-note.ts';
import type { Answer } from './answer.ts';
import { assignDeal } from './assign-deal.ts';
import type { DealChange, Target } from './change-deal.ts';
import { type Edit, editDeal } from './edit-deal.ts';
import { moveDeal } from './move-deal.ts';
import { findPerson } from './people.ts';
import type { Dependencies, Request } from './request.ts';
import { setReminder } from './set-reminder.ts';
import { showDeal } from './show-deal.ts';
import { showHistory } from './show-history.ts';
import { undoLastChange } from './undo-change.ts';

export type DealIntent = Extract<Intent, { readonly readings: readonly unknown[] }>;

/** One reading of a sentence: which deal it names, itself as an intent, and what it does once that deal is found. */
export interface Step {
  readonly deal: DealReference;
  readonly intent: DealIntent;
  readonly take: (deal: DealRecord) => Promise<Answer>;
}

/** The readings of a sentence about a deal as steps, of which one will be taken. */
export function stepsOf(dependencies: Dependencies, request: Request, intent: DealIntent): Step[] {
  switch (intent.verb) {
    case 'move':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) =>
          changed(moveDeal(dependencies, request, seen(deal), { to: { stage: reading.stage.key } })),
      }));
    case 'advance':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => changed(moveDeal(dependencies, request, seen(deal), { to: 'next' })),
      }));
    case 'won':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) =>
          changed(
            moveDeal(dependencies, request, seen(deal), { to: 'won', closing: { amount: reading.amount } }),
          ),
      }));
    case 'lost':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => {
          const closing = { lostReason: reading.reason, lostNote: reading.note };
          return changed(moveDeal(dependencies, request, seen(deal), { to: 'lost', closing }));
        },
      }));
    case 'set':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => changed(editDeal(dependencies, request, seen(deal), editOf(reading.change))),
      }));
    case 'assign':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: async (deal) => {
          const owner = await findPerson(dependencies, request, reading.to);
          return changed(assignDeal(dependencies, request, seen(deal), owner));
        },
      }));
    case 'next':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => changed(editDeal(dependencies, request, seen(deal), { nextStep: reading.text })),
      }));
    case 'note':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) =>
          changed(addNote(dependencies, request, seen(deal), { text: reading.text, objection: null })),
      }));
    case 'objection':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) =>
          changed(
            addNote(dependencies, request, seen(deal), { text: reading.text, objection: reading.kind }),
          ),
      }));
    case 'remind':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => setReminder(dependencies, request, deal, { dueAt: reading.at, text: reading.text }),
      }));
    case 'show':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => showDeal(dependencies, deal),
      }));
    case 'history':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => showHistory(dependencies, deal),
      }));
    case 'undo':
      return intent.readings.map((reading) => ({
        deal: reading.deal,
        intent: { ...intent, readings: [reading] },
        take: (deal) => changed(undoLastChange(dependencies, request, deal.id)),
      }));
    default:
      return intent satisfies never;
  }
}

async function changed(change: Promise<DealChange>): Promise<Answer> {
  return { kind: 'changed', change: await change };
}

/** The version that the sentence was matched against: a change in between is told, not run over. */
function seen(deal: DealRecord): Target {
  return { dealId: deal.id, seenVersion: deal.version };
}

function editOf(change: FieldValue): Edit {
  switch (change.field) {
    case 'amount':
      return { amount: change.value?.minor ?? null, currency: change.value?.currency ?? null };
    case 'closeDate':
      return { closeDate: change.value?.day ?? null };
    case 'name':
      return { name: change.value };
    case 'account':
      return { account: change.value };
    case 'source':
      return { source: change.value };
    case 'forecastCategory':
      return { forecastCategory: change.value };
    default:
      return change satisfies never;
  }
}
