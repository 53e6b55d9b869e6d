import type { KnownBlock } from '@slack/types';
import type { Answer } from '../../deals/answer.ts';
import type { Refusal } from '../../deals/refusal.ts';
import type { Dependencies, Request } from '../../deals/request.ts';
import type { DealRecord } from '../../storage/deals.ts';
import type { ViewContext } from '../views/view-context.ts';
import type { Entered, FieldErrors } from './entered.ts';
import { touched } from './shown-value.ts';

/** What a form is built from. What was entered stands before what the deal has. */
export interface Form {
  readonly deal: DealRecord | null;
  readonly entered: Entered;
  readonly context: ViewContext;
}

/** A form about a deal that is known. */
export interface DealForm extends Form {
  readonly deal: DealRecord;
}

/** A submitted form, read. */
export type Parsed<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly errors: FieldErrors };

/** A submitted form, saved; a use case that refuses throws. */
export type Saved =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly errors: FieldErrors };

/** A submission: who, what stands in the fields, and the deal as they saw it. */
export interface Submission {
  readonly request: Request;
  readonly entered: Entered;
  readonly context: ViewContext;
  readonly seen: DealRecord | null;
}

/** The four pieces of a form. */
export interface Pieces<About extends DealRecord | null, Input> {
  readonly title: string;
  readonly submitLabel: string;
  /** Whether the speaker may do this at all; asked before the form is shown. The use case asks again. */
  readonly gate: (request: Request, deal: About) => Refusal | null;
  /** The inputs; pure. */
  readonly build: (form: Form & { readonly deal: About }) => KnownBlock[];
  /** What was entered as what the use case takes; pure. */
  readonly parse: (entered: Entered, context: ViewContext) => Parsed<Input>;
  readonly submit: (
    dependencies: Dependencies,
    request: Request,
    input: Input,
    seen: About,
  ) => Promise<Answer>;
}

/** A form, its input type closed over. */
export interface Modal {
  readonly title: string;
  readonly submitLabel: string;
  /** True: it is about a deal, and asks for one first when none is given. */
  readonly needsDeal: boolean;
  readonly gate: (request: Request, deal: DealRecord | null) => Refusal | null;
  readonly build: (form: Form) => KnownBlock[];
  readonly save: (dependencies: Dependencies, submission: Submission) => Promise<Saved>;
}

/** A form that begins something new. */
export function newDealModal<Input>(pieces: Pieces<null, Input>): Modal {
  const { title, submitLabel, gate, build, parse, submit } = pieces;
  return {
    title,
    submitLabel,
    needsDeal: false,
    gate: (request) => gate(request, null),
    build: (form) => build({ ...form, deal: null }),
    save: async (dependencies, { request, entered, context }) => {
      const parsed = parse(entered, context);
      if (!parsed.ok) return parsed;
      return { ok: true, answer: await submit(dependencies, request, parsed.input, null) };
    },
  };
}

/** A form about a deal: of the deal's fields it reads and saves only those that were changed. */
export function dealModal<Input>(pieces: Pieces<DealRecord, Input>): Modal {
  const { title, submitLabel, gate, build, parse, submit } = pieces;
  return {
    title,
    submitLabel,
    needsDeal: true,
    gate: (request, deal) => (deal === null ? null : gate(request, deal)),
    build: (form) => (form.deal === null ? [] : build({ ...form, deal: form.deal })),
    save: async (dependencies, { request, entered, context, seen }) => {
      if (seen === null) return { ok: false, errors: { deal: 'Choose a deal.' } };
      const parsed = parse(touched(entered, seen, context), context);
      if (!parsed.ok) return parsed;
      return { ok: true, answer: await submit(dependencies, request, parsed.input, seen) };
    },
  };
}
