import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseDeal } from '../../src/language/choose-deal.ts';
import { readSentence } from '../../src/language/read-sentence.ts';
import { ANN } from './speaker.ts';
import { understood } from './understood.ts';

const PAGE = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

/** The rows of every table with this heading, each as its two cells. */
function rowsOf(heading: string): [string, string][] {
  const tables = PAGE.split(`| ${heading} |\n|---|---|\n`).slice(1);
  return tables.flatMap((table) =>
    table
      .slice(0, table.search(/\n(?!\|)|$(?![\s\S])/))
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line): [string, string] => {
        const [, sentence = '', meaning = ''] = /^\| `(.+)` \| (.+) \|$/.exec(line) ?? [];
        return [sentence.replaceAll('\\|', '|'), meaning];
      }),
  );
}

describe('the language page', () => {
  it('has a table of the deals that sentences mean', () => {
    expect(rowsOf('sentence | deal').length).toBeGreaterThan(15);
    expect(rowsOf('sentence | understood').length).toBeGreaterThan(120);
  });

  it.each(rowsOf('sentence | understood'))('is right that "%s" is understood as: %s', (sentence, meaning) => {
    expect(understood(readSentence(sentence, ANN))).toBe(meaning);
  });

  const deals = [...PAGE.matchAll(/`#(\d+) ([^`]+)`/g)].map(([, number = '', name = '']) => ({
    id: number,
    number: Number(number),
    name,
    account: null,
    isOpen: true,
    isMine: true,
  }));

  it.each(rowsOf('sentence | deal'))('is right that "%s" means %s', (sentence, meaning) => {
    const read = readSentence(sentence, ANN);
    if (!read.ok || !('readings' in read.intent)) throw new Error(`${sentence} names no deal`);
    const choice = chooseDeal(read.intent.readings, deals);
    switch (choice.kind) {
      case 'one': {
        const { reading } = choice;
        const text = 'text' in reading && typeof reading.text === 'string' ? `: ${reading.text}` : '';
        expect(`#${choice.candidate.number}${text}`).toBe(meaning);
        break;
      }
      case 'several':
        expect(`${choice.choices.map(({ candidate }) => `#${candidate.number}`).join(' or ')}?`).toBe(
          meaning,
        );
        break;
      case 'none': {
        const nearest = choice.nearest === null ? '' : `, nearest #${choice.nearest.candidate.number}`;
        expect(`none${nearest}`).toBe(meaning);
        break;
      }
      default:
        throw new Error(choice satisfies never);
    }
  });
});
