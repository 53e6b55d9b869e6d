import type { Refusal } from '../../../deals/refusal.ts';
import type { RequirableField } from '../../../pipeline/stage.ts';
import { dealName, stageName } from '../deal-text.ts';
import { SHOWN } from '../limits.ts';
import { act, type Message, message, say } from '../message.ts';
import { code, escaped, listed } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { open } from '../ways.ts';

/** A field as people name it, and how a sentence gives it: to a deal that is there, and to a new one. */
const FIELDS: Readonly<Record<RequirableField, readonly [name: string, set: string, create: string]>> = {
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
    fields.map((field) => FIELDS[field][0]),
    SHOWN.list,
  );
  const asks = `*${escaped(stage.name, SHOWN.stage)}* needs ${names} first.`;
  const [first] = fields;
  if (deal === null) {
    const added = first === undefined ? '' : ` Add it to the sentence: ${code(`… ${FIELDS[first][2]}`)}.`;
    return message(say(`${asks} Nothing has been created.${added}`));
  }
  const typed =
    first === undefined
      ? ''
      : ` Type ${code(`${context.dealCommand} ${FIELDS[first][1].replace('#', `#${deal.number}`)}`)}, or`;
  return message(
    say(`${asks} ${dealName(deal)} stays in *${stageName(deal.stage, context)}*.${typed}`),
    act([first === 'nextStep' && fields.length === 1 ? open('nextStep', deal) : open('edit', deal)]),
  );
}
