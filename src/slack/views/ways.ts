import type { DealChange } from '../../deals/change-deal.ts';
import type { DealRecord } from '../../storage/deals.ts';
import type { Way } from './blocks.ts';
import type { ModalName } from './button-value.ts';
import { plain } from './text.ts';

export const CREATE_A_DEAL: Way = {
  label: 'Create a deal',
  press: { do: 'open', modal: 'create', number: null },
};
export const MY_DEALS: Way = {
  label: 'My deals',
  press: { do: 'list', filter: { kind: 'mine' }, offset: 0 },
};
export const MY_BOARD: Way = { label: 'My board', press: { do: 'board', scope: 'mine', offset: 0 } };
export const ALL_DEALS: Way = {
  label: 'All open deals',
  press: { do: 'list', filter: { kind: 'all' }, offset: 0 },
};
export const HELP: Way = { label: 'Help', press: { do: 'say', sentence: 'help' } };

const MODAL_LABELS: Readonly<Record<ModalName, string>> = {
  create: 'Create a deal',
  move: 'Move',
  edit: 'Edit',
  nextStep: 'Set next step',
  note: 'Add a note',
  assign: 'Change owner',
  won: 'Mark as won',
  lost: 'Mark as lost',
  remind: 'Remind me',
};

/** Opens a form about a deal. */
export function open(modal: ModalName, deal: DealRecord, label: string = MODAL_LABELS[modal]): Way {
  return { label, about: about(deal), press: { do: 'open', modal, number: deal.number } };
}

export function showDeal(deal: DealRecord): Way {
  return {
    label: 'Show the deal',
    about: about(deal),
    press: { do: 'say', sentence: `show #${deal.number}` },
  };
}

export function showHistory(deal: DealRecord): Way {
  return {
    label: 'Show history',
    about: about(deal),
    press: { do: 'history', number: deal.number, offset: 0 },
  };
}

/** Takes the change back, as long as nobody has changed the same since. */
export function undo({ after, event }: DealChange): Way {
  return {
    label: 'Undo',
    about: about(after),
    press: { do: 'undo', dealId: after.id, sequence: event.sequence, anyway: false },
  };
}

function about({ name, number }: DealRecord): string {
  return `${plain(name, 40)} #${number}`;
}
