import { z } from 'zod';
import { addNote } from '../../../deals/add-note.ts';
import { OBJECTION_KINDS, TEXT_LIMITS } from '../../../pipeline/deal.ts';
import { OBJECTION_WORDS } from '../../views/deal-text.ts';
import { lines, parseWith } from '../fields.ts';
import { dealModal, type Form, type Modal } from '../form.ts';
import { choiceInput, textInput } from '../inputs.ts';
import { capitalised } from './deal-inputs.ts';

const Note = z.object({
  note: lines.pipe(z.string({ error: 'Write what was said.' })),
  objection: z.enum(OBJECTION_KINDS).nullable(),
});

/** A note; with a kind it is an objection, which reports count. Anyone may add one. */
export const note: Modal = {
  ...dealModal({
    title: 'Add a note',
    submitLabel: 'Add note',
    gate: () => null,
    build: inputs,
    parse: (entered) => parseWith(Note, entered),
    submit: async (dependencies, request, { note: text, objection }, seen) => ({
      kind: 'changed',
      change: await addNote(dependencies, request, { dealId: seen.id }, { text, objection }),
    }),
  }),
  // The same for every deal, so there before one is chosen: a message's words wait here for their deal.
  build: inputs,
};

function inputs(form: Form) {
  return [
    textInput(form, 'note', {
      label: 'Note',
      hint: 'Every full member of this workspace can read it.',
      max: TEXT_LIMITS.note,
      isMultiline: true,
    }),
    choiceInput(
      form,
      'objection',
      OBJECTION_KINDS.map((value) => ({ value, label: capitalised(OBJECTION_WORDS[value]) })),
      { label: 'Is it an objection?', placeholder: 'About what?', optional: true },
    ),
  ];
}
