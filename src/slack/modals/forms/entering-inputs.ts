import type { InputBlock } from '@slack/types';
import { missingFields } from '../../../pipeline/change.ts';
import type { RequirableField, Stage } from '../../../pipeline/stage.ts';
import type { DealForm } from '../form.ts';
import { fieldInput, lostNoteInput, lostReasonInput } from './deal-inputs.ts';

/** What entering a stage asks for: the actual amount of a won deal, why one was lost, what the stage requires. */
export function enteringInputs(form: DealForm, stage: Stage): InputBlock[] {
  const closing: readonly RequirableField[] = stage.kind === 'won' ? ['amount'] : [];
  const missing = stage.key === form.deal.stage ? [] : missingFields(form.deal, stage);
  const others = missing.filter((field) => !closing.includes(field));
  return [
    ...closing.map((field) => fieldInput(form, field, !missing.includes(field))),
    ...(stage.kind === 'lost' ? [lostReasonInput(form), lostNoteInput(form)] : []),
    ...others.map((field) => fieldInput(form, field, false)),
  ];
}
