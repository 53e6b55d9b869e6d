import { z } from 'zod';
import { createDeal } from '../../../deals/create-deal.ts';
import { findPerson } from '../../../deals/people.ts';
import type { CreateIntent } from '../../../language/intent.ts';
import { activeStages } from '../../../pipeline/stage.ts';
import { dealFields, parseWith } from '../fields.ts';
import { type Form, newDealModal } from '../form.ts';
import { fieldInput, nameInput, ownerInput, stageInput } from './deal-inputs.ts';

/** A new deal: the first open stage and the speaker, unless they say otherwise. */
export const create = newDealModal({
  title: 'Create a deal',
  submitLabel: 'Create deal',
  gate: () => null,
  build: (form) => {
    const whole = withDefaults(form);
    return [
      nameInput(whole),
      fieldInput(whole, 'amount', true),
      fieldInput(whole, 'closeDate', true),
      stageInput(whole),
      fieldInput(whole, 'account', true),
      fieldInput(whole, 'source', true),
      fieldInput(whole, 'nextStep', true),
      ownerInput(whole),
    ];
  },
  parse: (entered, context) => {
    const { name, amount, account, source, closeDate, nextStep, stage, owner } = dealFields(context);
    return parseWith(z.object({ name, amount, account, source, closeDate, nextStep, stage, owner }), entered);
  },
  submit: async (dependencies, request, input) => {
    const { owner: slackUserId } = input;
    const person =
      slackUserId === null ? ({ kind: 'me' } as const) : ({ kind: 'slackUser', slackUserId } as const);
    const owner = await findPerson(dependencies, request, person);
    const { closeDate: day } = input;
    const intent: CreateIntent = {
      verb: 'create',
      ...input,
      owner: person,
      closeDate: day === null ? null : { day, said: day },
    };
    return { kind: 'created', change: await createDeal(dependencies, request, { ...input, owner }), intent };
  },
});

function withDefaults(form: Form): Form {
  const { workspace, member } = form.context;
  const first = activeStages(workspace.stages).find(({ kind }) => kind === 'open');
  const defaults = { stage: first?.key ?? null, owner: member.slackUserId };
  return { ...form, entered: { ...defaults, ...form.entered } };
}
