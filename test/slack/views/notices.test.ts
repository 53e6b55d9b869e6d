import { expect, test } from 'vitest';
import { validateBlocks } from '../../../src/playground/blocks/validate.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import {
  databaseAway,
  guestRefused,
  somethingBroke,
  stillWorking,
  unknownButton,
  unknownCommand,
  unreadable,
  workspaceUnknown,
} from '../../../src/slack/views/notices.ts';

test.each<[Message, string]>([
  [stillWorking(), 'saying it again does no harm'],
  [somethingBroke('7KQ2'), 'nothing changed. Try again in a moment. (ref 7KQ2)'],
  [databaseAway('7KQ2', { outcomeUnknown: false }), 'nothing changed. Try again in a moment. (ref 7KQ2)'],
  [databaseAway('7KQ2', { outcomeUnknown: true }), "I can't tell whether it is saved"],
  [guestRefused(), 'full members only'],
  [workspaceUnknown(), 'not set up for this Slack workspace'],
  [unknownCommand('/<!here>', '/deal'), "I don't answer `/&lt;!here&gt;`. Deals are behind `/deal help`."],
  [unknownButton('/deal'), '`/deal list` brings new ones'],
  [unreadable(), 'nothing changed'],
])('a notice says %#', ({ text, blocks }, words) => {
  expect(text).toContain(words);
  expect(validateBlocks(blocks, 'plain')).toEqual([]);
});
