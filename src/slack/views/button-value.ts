import { z } from 'zod';
import { BOARD_SCOPES } from '../../deals/board-scope.ts';
import type { ListFilter } from '../../language/intent.ts';
import { LIMITS } from './limits.ts';

/** Of another version nothing is understood: a button of an old message asks for a new one. */
const VERSION = 1;
const Version = z.object({ v: z.literal(VERSION) });

/** Forms that a button opens. */
export const MODALS = [
  'create',
  'move',
  'edit',
  'nextStep',
  'note',
  'assign',
  'won',
  'lost',
  'remind',
] as const;
export type ModalName = (typeof MODALS)[number];

const count = z.int().nonnegative();
const Scope = z.enum(BOARD_SCOPES);
const dealNumber = z.int().positive();

const MemberReference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('me') }),
  z.object({ kind: z.literal('slackUser'), slackUserId: z.string().min(1) }),
  z.object({ kind: z.literal('name'), text: z.string().min(1) }),
]);

const Filter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mine') }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('stage'), stage: z.string().min(1) }),
  z.object({ kind: z.literal('owner'), owner: MemberReference }),
]) satisfies z.ZodType<ListFilter>;

/** What a button does when it is pressed. */
export const Press = z.discriminatedUnion('do', [
  /** Says a sentence, as if it had been typed after the command. */
  z.object({ do: z.literal('say'), sentence: z.string().min(1) }),
  z.object({ do: z.literal('undo'), dealId: z.uuid(), sequence: count, anyway: z.boolean() }),
  z.object({ do: z.literal('list'), filter: Filter, offset: count }),
  /** Turns the page of what Home says is to be done. */
  z.object({ do: z.literal('home'), offset: count }),
  /** My deals, each with what it asks for. */
  z.object({ do: z.literal('mine'), offset: count }),
  z.object({ do: z.literal('board'), scope: Scope, offset: count }),
  /** Opens a stage of the board. */
  z.object({ do: z.literal('stage'), scope: Scope, stage: z.string().min(1), offset: count }),
  /** How much each of the team has on their hands. */
  z.object({ do: z.literal('team'), scope: Scope, offset: count }),
  z.object({ do: z.literal('history'), number: dealNumber, offset: count }),
  /** `stage`: the key of the stage that the form has chosen when it opens. */
  z.object({
    do: z.literal('open'),
    modal: z.enum(MODALS),
    number: dealNumber.nullable(),
    stage: z.string().min(1).optional(),
  }),
  /** Asks the deal's owner to make the change. */
  z.object({ do: z.literal('ask'), number: dealNumber }),
]);
export type Press = z.infer<typeof Press>;

/** A press as the value of a button or an option; undefined when it has more than `max` characters. */
export function encodePress(press: Press, max: number = LIMITS.buttonValue): string | undefined {
  const value = JSON.stringify({ v: VERSION, ...press });
  return value.length <= max ? value : undefined;
}

/** The opposite of {@link encodePress}; undefined for whatever it didn't make, since anyone can send any value. */
export function decodePress(value: string): Press | undefined {
  const json = parseJson(value);
  return Version.safeParse(json).success ? Press.safeParse(json).data : undefined;
}

const CHOICE = 'choice:';

/** The block id of a question's buttons: whichever is pressed takes effect as the input that asked, so once. */
export function choiceBlockId(inputId: string): string {
  return `${CHOICE}${inputId}`.slice(0, LIMITS.id);
}

/** The input that a question's buttons answer; undefined for any other block. */
export function choiceOrigin(blockId: string): string | undefined {
  return blockId.startsWith(CHOICE) ? blockId.slice(CHOICE.length) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
