import { parseDealFields } from '../fields.ts';
import { dealModal } from '../form.ts';
import { mayChangeDeal, saveEdit } from '../save-edit.ts';
import { categoryInput, fieldInput, nameInput, ownerInput, stageInput } from './deal-inputs.ts';

/** All fields of a deal, saved in one change. */
export const edit = dealModal({
  title: 'Edit deal',
  submitLabel: 'Save',
  gate: mayChangeDeal,
  build: (form) => [
    nameInput(form),
    fieldInput(form, 'amount', true),
    fieldInput(form, 'closeDate', true),
    stageInput(form),
    fieldInput(form, 'nextStep', true),
    categoryInput(form),
    fieldInput(form, 'account', true),
    fieldInput(form, 'source', true),
    ownerInput(form),
  ],
  parse: parseDealFields,
  submit: saveEdit,
});
