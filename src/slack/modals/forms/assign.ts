import { parseDealFields } from '../fields.ts';
import { dealModal } from '../form.ts';
import { mayChangeDeal, saveEdit } from '../save-edit.ts';
import { ownerInput } from './deal-inputs.ts';

/** Who owns a deal. */
export const assign = dealModal({
  title: 'Change owner',
  submitLabel: 'Change owner',
  gate: mayChangeDeal,
  build: (form) => [ownerInput(form, 'New owner')],
  parse: parseDealFields,
  submit: saveEdit,
});
