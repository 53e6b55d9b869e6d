import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDigits, fromDecimal, isCurrency, toDecimal } from '../../src/pipeline/money.ts';

const currency = fc.constantFrom(...Intl.supportedValuesOf('currency'));

describe('money as a decimal', () => {
  it('comes back as it was, in every currency', () => {
    fc.assert(
      fc.property(currency, fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (code, minor) => {
        expect(fromDecimal(toDecimal({ minor, currency: code }), code)).toEqual({ minor, currency: code });
      }),
    );
  });

  it.each([
    ['USD', 5_000_000n, '50000.00'],
    ['JPY', 500_000n, '500000'],
    ['KWD', 1_234_567n, '1234.567'],
    ['USD', -5n, '-0.05'],
  ])('%s %s is written %s', (code, minor, text) => {
    expect(toDecimal({ minor, currency: code })).toBe(text);
  });

  it.each(['1.005', '1,5', '', '.5', '1e3', 'NaN', '0x10', '1 000'])('refuses %j for USD', (text) => {
    expect(fromDecimal(text, 'USD')).toBeUndefined();
  });

  it('knows currencies and their digits', () => {
    expect([isCurrency('EUR'), isCurrency('ABC')]).toEqual([true, false]);
    expect([currencyDigits('USD'), currencyDigits('JPY'), currencyDigits('KWD')]).toEqual([2, 0, 3]);
  });
});
