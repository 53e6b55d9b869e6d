import { z } from 'zod';
import { addNote } from '../../../deals/add-note.ts';
import { OBJECTION_KINDS, TEXT_LIMITS } from '../../../pipeline/deal.ts';
import { OBJECTION_WORDS } from '../../views/deal-text.ts';
import { capitalised } from '../capitalised.ts';
import { lines, parseWith } from '../fields.ts';
import { dealModal } from '../form.ts';
import { choiceInput, textInput } from '../inputs.ts';

const Note = z.object({
  note: lines.pipe(z.string({ error: 'Write what was said.' })),
  objection: z.enum(OBJECTION_KINDS).nullable(),
});

/** A note; with a kind it is an objection, which reports count. Anyone may add one. */
export const note = dealModal({
  title: 'Add a note',
  submitLabel: 'Add note',
  gate: () => null,
  build: (form) => [
    textInput(form, 'note', { label: 'Note', max: TEXT_LIMITS.note, isMultiline: true }),
    choiceInput(
      form,
      'objection',
      OBJECTION_KINDS.map((value) => ({ value, label: capitalised(OBJECTION_WORDS[value]) })),
      { label: 'Is it an objection?', placeholder: 'About what?', optional: true },
    ),
  ],
  parse: (entered) => parseWith(Note, entered),
  submit: async (dependencies, request, { note: text, objection }, seen) => ({
    kind: 'changed',
    change: await addNote(dependencies, request, { dealId: seen.id }, { text, objection }),
  }),
});
