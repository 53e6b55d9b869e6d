import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSentence } from '../../src/language/read-sentence.ts';
import { createSentences } from './create-sentences.ts';
import { ANN } from './speaker.ts';
import { understood } from './understood.ts';

describe('reading a create sentence', () => {
  it('gives back what was put in: nasty names, amounts and days in many spellings, markers in any order', () => {
    fc.assert(
      fc.property(createSentences, ({ text, amount, closeDate, ...put }) => {
        const read = readSentence(text, ANN);
        if (!read.ok || read.intent.verb !== 'create') throw new Error(`${text}: ${understood(read)}`);
        const { amount: money, closeDate: day, verb: _verb, ...intent } = read.intent;
        expect({ text, ...intent, day: day?.day ?? null }).toEqual({ ...put, text, day: closeDate });
        expect(money).toEqual(amount === null ? null : { minor: amount.minor, currency: amount.currency });
      }),
      { numRuns: 1_500 },
    );
  });
});
