import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choiceBlockId,
  choiceOrigin,
  decodePress,
  encodePress,
  type Press,
} from '../../../src/slack/views/button-value.ts';
import { deal } from './builders.ts';

const PRESSES: readonly Press[] = [
  { do: 'say', sentence: 'note #42: "quoted" \\ and\nbroken' },
  { do: 'undo', dealId: deal().id, sequence: 7, anyway: true },
  { do: 'list', filter: { kind: 'owner', owner: { kind: 'slackUser', slackUserId: 'U0BOB' } }, offset: 20 },
  { do: 'history', number: 42, offset: 15 },
  { do: 'open', modal: 'create', number: null },
  { do: 'ask', number: 42 },
];

describe("a button's value", () => {
  test.each(PRESSES)('reads back as what it was: $do', (press) => {
    expect(decodePress(encodePress(press) ?? '')).toEqual(press);
  });

  test('is refused when it is too long for its place', () => {
    expect(encodePress({ do: 'say', sentence: 'x'.repeat(1_990) })).toBeUndefined();
    expect(encodePress({ do: 'open', modal: 'nextStep', number: 2 ** 31 - 1 }, 75)).toBeDefined();
  });

  test.each([
    ['another version', '{"v":2,"do":"say","sentence":"list"}'],
    ['no version', '{"do":"say","sentence":"list"}'],
    ['an unknown deed', '{"v":1,"do":"delete","number":42}'],
    ['a wrong type', '{"v":1,"do":"history","number":"42","offset":0}'],
    ['a negative page', '{"v":1,"do":"history","number":42,"offset":-15}'],
    ['an id that is none', '{"v":1,"do":"undo","dealId":"42","sequence":1,"anyway":false}'],
    ['a form that nobody made', '{"v":1,"do":"open","modal":"settings","number":null}'],
  ])('of %s is understood as nothing', (_what, value) => {
    expect(decodePress(value)).toBeUndefined();
  });

  test('of any text at all never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (value) => {
        expect(decodePress(value)).toBeUndefined();
      }),
    );
  });
});

test('the block of a question tells which input asked', () => {
  expect(choiceOrigin(choiceBlockId('command:13.37'))).toBe('command:13.37');
  expect(choiceOrigin('b7x')).toBeUndefined();
});
