import { parseDealFields } from '../fields.ts';
import { dealModal } from '../form.ts';
import { mayChangeDeal, saveEdit } from '../save-edit.ts';
import { fieldInput } from './deal-inputs.ts';

/** What happens next with a deal; emptied, there is no next step. */
export const nextStep = dealModal({
  title: 'Next step',
  submitLabel: 'Save',
  gate: mayChangeDeal,
  build: (form) => [fieldInput(form, 'nextStep', true)],
  parse: parseDealFields,
  submit: saveEdit,
});
