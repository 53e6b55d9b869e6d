import { stageOf } from '../../../deals/move-deal.ts';
import type { Stage } from '../../../pipeline/stage.ts';
import { parseDealFields } from '../fields.ts';
import { type DealForm, dealModal, type Modal } from '../form.ts';
import { choiceInput, valueOf } from '../inputs.ts';
import { mayChangeDeal, saveEdit } from '../save-edit.ts';
import { enteringInputs } from './entering-inputs.ts';

/** What the deal was worth in the end. */
export const won = closing('won', { title: 'Mark as won', submitLabel: 'Won' });

/** Why the deal was lost. */
export const lost = closing('lost', { title: 'Mark as lost', submitLabel: 'Lost' });

function closing(
  kind: 'won' | 'lost',
  wording: { readonly title: string; readonly submitLabel: string },
): Modal {
  return dealModal({
    ...wording,
    gate: mayChangeDeal,
    build: (form) => {
      const stages = closingStages(form, kind);
      const [first] = stages;
      const stage = stages.find(({ key }) => key === valueOf(form, 'stage')) ?? first;
      if (stage === undefined) return [];
      const whole = { ...form, entered: { ...form.entered, stage: stage.key } };
      const choices = stages.map(({ key, name }) => ({ value: key, label: name }));
      const asked =
        stages.length > 1 ? [choiceInput(whole, 'stage', choices, { label: 'Stage', tells: true })] : [];
      return [...asked, ...enteringInputs(whole, stage)];
    },
    parse: parseDealFields,
    submit: (dependencies, request, input, seen) => {
      const { key } = stageOf(request.speaker.workspace.stages, kind);
      return saveEdit(dependencies, request, { stage: key, ...input }, seen);
    },
  });
}

function closingStages({ context }: DealForm, kind: 'won' | 'lost'): Stage[] {
  return context.workspace.stages.filter((stage) => stage.kind === kind && !stage.isRetired);
}
