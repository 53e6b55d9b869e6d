import type { ModalName } from '../views/button-value.ts';
import type { Modal } from './form.ts';
import { assign } from './forms/assign.ts';
import { lost, won } from './forms/closing.ts';
import { create } from './forms/create.ts';
import { edit } from './forms/edit.ts';
import { move } from './forms/move.ts';
import { nextStep } from './forms/next-step.ts';
import { note } from './forms/note.ts';
import { remind } from './forms/remind.ts';

/** The forms by name. */
export const MODAL_TABLE: Readonly<Record<ModalName, Modal>> = {
  create,
  move,
  edit,
  nextStep,
  note,
  assign,
  won,
  lost,
  remind,
};
