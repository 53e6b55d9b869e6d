import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseName } from '../../src/language/normalise-name.ts';

describe('normalising a name', () => {
  it.each([
    ['  Café   Zürich ', 'cafe zurich'],
    ['Straße & Söhne', 'strasse sohne'],
    ['Łódź Ærø', 'lodz aero'],
    ['İstanbul', 'istanbul'],
    ["O'Brien’s", 'obriens'],
    ['Acme–EMEA (2027)', 'acme emea 2027'],
    ['ﬁnance ②', 'finance 2'],
    ['ガス 東京', 'ガス 東京'],
    ['हिन्दी', 'हिन्दी'],
    ['한국', '한국'],
    ['Йога', 'иога'],
    ['🚀 Apollo', 'apollo'],
    ['🚀', '🚀'],
    ['+++', '+++'],
  ])('turns "%s" into "%s"', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });

  it('never empties a name, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(/\S/.test(name));
        const once = normaliseName(name);
        expect(once).not.toBe('');
        expect(normaliseName(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('folds case and accents of any two spellings to one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aeoucnsABEÄÖÜéèñçş -')) }), (name) => {
        const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
        expect(normaliseName(name).toUpperCase()).toBe(normaliseName(plain.toUpperCase()).toUpperCase());
      }),
    );
  });
});
