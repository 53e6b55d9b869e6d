import { nextOpenStage } from '../../../pipeline/stage.ts';
import { parseDealFields } from '../fields.ts';
import { type DealForm, dealModal } from '../form.ts';
import { valueOf } from '../inputs.ts';
import { mayChangeDeal, saveEdit } from '../save-edit.ts';
import { stageInput } from './deal-inputs.ts';
import { enteringInputs } from './entering-inputs.ts';

/** A move to any stage; choosing one brings up what it asks for. The next open stage is chosen already. */
export const move = dealModal({
  title: 'Move deal',
  submitLabel: 'Move',
  gate: mayChangeDeal,
  build: (form) => {
    const whole = withNextStage(form);
    const stage = whole.context.workspace.stages.find(({ key }) => key === valueOf(whole, 'stage'));
    return [
      stageInput(whole, { label: 'Move to', tells: true }),
      ...(stage === undefined ? [] : enteringInputs(whole, stage)),
    ];
  },
  parse: parseDealFields,
  submit: saveEdit,
});

function withNextStage(form: DealForm): DealForm {
  const { deal, context, entered } = form;
  const next = deal.status === 'open' ? nextOpenStage(context.workspace.stages, deal.stage) : undefined;
  return next === undefined ? form : { ...form, entered: { stage: next.key, ...entered } };
}
