import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Home } from '../../../src/deals/my-home.ts';
import { problemLine } from '../../../src/playground/blocks/problems.ts';
import { validateView } from '../../../src/playground/blocks/validate.ts';
import { answerMessage } from '../../../src/slack/views/answer.ts';
import { answerView } from '../../../src/slack/views/answer-view.ts';
import { homeView } from '../../../src/slack/views/home.ts';
import { ANSWERS, board, byNeed, context, deal, namedEvent, teamLoad } from './arbitrary.ts';

const home: fc.Arbitrary<Home> = fc.record({
  mine: fc.oneof(
    board,
    board.map((one) => ({ ...one, count: 0 })),
  ),
  toDo: byNeed,
  lately: fc.array(fc.record({ deal, happened: namedEvent }), { maxLength: 5 }),
  team: fc.option(teamLoad, { nil: null }),
});

describe('whatever the data, Slack takes', () => {
  test('the Home tab, with nobody mentioned on it', () => {
    fc.assert(
      fc.property(home, context, (shown, reader) => {
        const view = homeView(shown, reader);
        expect(validateView(view, 'home').map(problemLine)).toEqual([]);
        const marked = JSON.stringify(view.blocks).match(/"type":"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
        expect(marked.length).toBeGreaterThan(0);
        expect(marked.filter((text) => /[<>]/.test(text))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test.each(Object.entries(ANSWERS))('the answer %s in a modal', (_kind, answers) => {
    fc.assert(
      fc.property(answers, context, (answer, reader) => {
        const view = answerView(answerMessage(answer, reader));
        expect(validateView(view, 'modal').map(problemLine)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
