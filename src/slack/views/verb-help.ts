import type { DealVerb } from '../../language/intent.ts';

/** What a verb does, and three things to type after the command. */
export interface VerbHelp {
  readonly does: string;
  readonly examples: readonly [string, string, string];
}

export const VERB_HELP: Readonly<Record<DealVerb, VerbHelp>> = {
  create: {
    does: 'Creates a deal. Only the name is needed; the rest may come in any order.',
    examples: [
      'create Acme rollout 50k',
      'create Acme rollout 50k in proposal closing end of next month',
      'create Globex pilot $12,500 for @Bob from webinar next: send the contract',
    ],
  },
  move: {
    does: 'Moves a deal to a stage.',
    examples: ['move Acme negotiation', 'move #42 to proposal', 'move Globex pilot → closing'],
  },
  advance: {
    does: 'Moves a deal to the next open stage.',
    examples: ['advance Acme', 'advance #42', 'advance Globex pilot'],
  },
  won: {
    does: 'Marks a deal as won, with the amount signed if it is another.',
    examples: ['won Acme', 'won Acme 55k', 'won #42 for $55,000'],
  },
  lost: {
    does: 'Marks a deal as lost, with the reason in your words.',
    examples: ['lost Acme', 'lost Acme too expensive', 'lost #42: they chose a competitor'],
  },
  set: {
    does: 'Changes a field: amount, close date, name, account, source or category.',
    examples: ['set Acme amount 60k', 'set #42 close 15 Jan', 'set Acme category commit'],
  },
  assign: {
    does: 'Gives a deal to somebody.',
    examples: ['assign Acme @Bob', 'assign #42 me', 'assign Globex pilot to Bob'],
  },
  next: {
    does: 'Sets the next step.',
    examples: ['next Acme call the CFO', 'next #42 send the contract by Friday', 'next Globex: book a demo'],
  },
  note: {
    does: 'Adds a note.',
    examples: [
      'note Acme: legal has the draft',
      'note #42 met Jo at the fair',
      'note Globex they like the pilot',
    ],
  },
  objection: {
    does: 'Notes an objection: price, timing, competitor, authority, need, trust or other.',
    examples: [
      'objection Acme price too high',
      'objection #42 timing not this year',
      'objection Globex trust',
    ],
  },
  remind: {
    does: 'Reminds you about a deal.',
    examples: [
      'remind Acme tomorrow 9am call the CFO',
      'remind #42 on Friday send the offer',
      'remind Globex in 2 weeks ask again',
    ],
  },
  show: { does: 'Shows a deal.', examples: ['show Acme', 'show #42', 'show Globex pilot'] },
  list: {
    does: 'Lists open deals: yours, all, those of a stage or of somebody.',
    examples: ['list', 'list negotiation', 'list @Bob'],
  },
  find: {
    does: 'Finds deals by their name, account, next step or notes.',
    examples: ['find renewal', 'find CFO', 'find Acme'],
  },
  history: {
    does: 'Tells what happened to a deal, newest first.',
    examples: ['history Acme', 'history #42', 'history Globex pilot'],
  },
  undo: {
    does: 'Takes a change back: your last one, or your last one to a deal.',
    examples: ['undo', 'undo Acme', 'undo #42'],
  },
  help: { does: 'Explains a verb.', examples: ['help', 'help move', 'help create'] },
};
