import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/playground/blocks/limits.ts';
import { problemLine } from '../../../src/playground/blocks/problems.ts';
import { textLength, validateBlocks } from '../../../src/playground/blocks/validate.ts';
import { answerMessage } from '../../../src/slack/views/answer.ts';
import { changeWanted } from '../../../src/slack/views/ask-owner.ts';
import { decodePress } from '../../../src/slack/views/button-value.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { ANSWERS, context, deal, words } from './arbitrary.ts';
import { pressables } from './pressing.ts';

/** The texts in which Slack looks for markup. */
function markupTexts({ text, blocks }: Message): string[] {
  return [text, ...blocks.flatMap(paragraphsOf)];
}

function paragraphsOf(block: KnownBlock): string[] {
  if (block.type === 'section') return [block.text?.text ?? ''];
  if (block.type !== 'context') return [];
  return block.elements.flatMap((element) => (element.type === 'mrkdwn' ? [element.text] : []));
}

/** What is wrong with a message: nothing may be. */
function problemsOf(message: Message): string[] {
  const { text, blocks } = message;
  return [
    ...validateBlocks(blocks, 'plain').map(problemLine),
    ...(textLength(blocks) > LIMITS.messageBlockText ? ['too much text in blocks'] : []),
    ...(text.length > LIMITS.updateText ? ['text too long'] : []),
    ...(text.trim() === '' ? ['no text'] : []),
    ...markupTexts(message).flatMap(wordsWrongIn),
    ...blocks
      .flatMap(paragraphsOf)
      .filter((paragraph) => !text.includes(paragraph))
      .map((paragraph) => `not in the text: ${paragraph}`),
    ...pressables(blocks)
      .filter(({ value }) => decodePress(value ?? '') === undefined)
      .map(({ text: label }) => `a button that does nothing: ${label.text}`),
  ];
}

function wordsWrongIn(text: string): string[] {
  return [
    // Views mark nobody up, so any angle bracket would be somebody's own.
    ...(/[<>]/.test(text) ? [`markup: ${text}`] : []),
    ...(/&(?!(?:amp|lt|gt);)/.test(text) ? [`an escape cut in two: ${text}`] : []),
    ...(/undefined|NaN|null|\[object/.test(text) ? [`not words: ${text}`] : []),
    ...(/\p{Surrogate}/u.test(text) ? [`half a surrogate pair: ${text}`] : []),
  ];
}

describe('whatever the data, Slack takes the message, nobody is mentioned and the text has all of it', () => {
  test.each(Object.entries(ANSWERS))('%s', (_kind, answers) => {
    fc.assert(
      fc.property(answers, context, (answer, reader) => {
        expect(problemsOf(answerMessage(answer, reader))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('the wish for a change', () => {
    fc.assert(
      fc.property(deal, words, (one, name) => {
        expect(problemsOf(changeWanted(one, { name }))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
