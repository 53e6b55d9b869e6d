import type { Refusal } from '../../../deals/refusal.ts';
import type { RequirableField, Stage } from '../../../pipeline/stage.ts';
import type { DealRecord } from '../../../storage/deals.ts';
import type { Way } from '../blocks.ts';
import { dealName, stageName } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, type Message, message, say } from '../message.ts';
import { code, escaped, listed, plain } from '../text.ts';
import type { ViewContext } from '../view-context.ts';

/** A field as people name it, and how a sentence gives it: to a deal that is there, and to a new one. */
export const REQUIRED_FIELDS: Readonly<
  Record<RequirableField, readonly [name: string, set: string, create: string]>
> = {
  amount: ['an amount', 'set # amount 50k', '50k'],
  account: ['an account', 'set # account Acme', 'account Acme'],
  closeDate: ['a close date', 'set # close 31 Dec', 'closing 31 Dec'],
  nextStep: ['a next step', 'next # call the CFO', 'next: call the CFO'],
  source: ['a source', 'set # source webinar', 'source webinar'],
};

/** A stage that asks for fields which the deal doesn't have. */
export function fieldsMissing(
  { deal, stage, fields }: Extract<Refusal, { readonly code: 'fieldsMissing' }>,
  context: ViewContext,
): Message {
  const names = listed(
    fields.map((field) => REQUIRED_FIELDS[field][0]),
    SHOWN.list,
  );
  const asks = `*${escaped(stage.name, SHOWN.stage)}* needs ${names} first.`;
  const [first] = fields;
  if (deal === null) {
    const added =
      first === undefined ? '' : ` Add it to the sentence: ${code(`… ${REQUIRED_FIELDS[first][2]}`)}.`;
    return message(say(`${asks} Nothing has been created.${added}`));
  }
  const typed =
    first === undefined
      ? ''
      : ` Type ${code(`${context.dealCommand} ${REQUIRED_FIELDS[first][1].replace('#', `#${deal.number}`)}`)}, or`;
  return message(
    say(`${asks} ${dealName(deal)} stays in *${stageName(deal.stage, context)}*.${typed}`),
    act([moveThere(deal, stage)]),
  );
}

/** Opens the form of the move, which asks for what is missing. */
function moveThere(deal: DealRecord, { key, kind, name }: Stage): Way {
  const modal = kind === 'open' ? 'move' : kind;
  const label = `Fill in and move to ${plain(name, 40)}`;
  return { label, press: { do: 'open', modal, number: deal.number, stage: key } };
}
