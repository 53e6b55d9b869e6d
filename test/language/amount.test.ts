import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, readAmount } from '../../src/language/amount.ts';
import { currencyDigits, LARGEST_MAJOR, minorPerMajor } from '../../src/pipeline/money.ts';
import { amountSpellings } from './amount-spellings.ts';

const DOLLARS = { currency: 'USD', locale: 'en-US' };

function money(said: string, context = DOLLARS) {
  const reading = readAmount(said, context);
  return reading?.ok === true ? `${reading.money.minor} ${reading.money.currency}` : undefined;
}

function reason(said: string, context = DOLLARS) {
  const reading = readAmount(said, context);
  return reading?.ok === false ? reading.problem.reason : undefined;
}

describe('reading an amount', () => {
  it('gives back what was put in, in the ways of writing it that the world has', () => {
    fc.assert(
      fc.property(amountSpellings, ({ text, minor, currency }) => {
        // Spaces inside a number are plain ones by the time an amount is read.
        expect(money(text.replace(/[\u00A0\u202F]/g, ' '))).toBe(`${minor} ${currency}`);
      }),
    );
  });

  it('reads back every amount of every currency that it writes', () => {
    const currencies = fc.constantFrom(...Intl.supportedValuesOf('currency'));
    fc.assert(
      fc.property(currencies, fc.bigInt({ min: 0n, max: LARGEST_MAJOR }), (currency, major) => {
        const minor = (major * minorPerMajor(currency)) / 997n;
        expect(money(formatAmount({ minor, currency }))).toBe(`${minor} ${currency}`);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads amounts as Intl writes them with a code, in any language with Western digits', () => {
    const locales = fc.constantFrom(
      'en-US',
      'en-IN',
      'de-DE',
      'de-CH',
      'fr-FR',
      'es-ES',
      'pt-BR',
      'sv-SE',
      'pl-PL',
      'ja-JP',
    );
    const currencies = fc.constantFrom(
      'USD',
      'EUR',
      'GBP',
      'JPY',
      'INR',
      'CHF',
      'SEK',
      'BRL',
      'PLN',
      'KRW',
      'MXN',
    );
    fc.assert(
      fc.property(
        locales,
        currencies,
        fc.integer({ min: 0, max: 2_000_000_000 }),
        (locale, currency, minor) => {
          const major = minor / Number(minorPerMajor(currency));
          const format = new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            currencyDisplay: 'code',
          });
          const said = format.format(major).replace(/[\u00A0\u202F]/g, ' ');
          expect([said, money(said, { currency: 'USD', locale })]).toEqual([said, `${minor} ${currency}`]);
        },
      ),
    );
  });

  it.each([
    ['50.123', 'USD', '5012300 USD'],
    ['50,123', 'USD', '5012300 USD'],
    ['50.12', 'USD', '5012 USD'],
    ['0.500', 'USD', '50 USD'],
    ['1234.500', 'KWD', '1234500 KWD'],
    ['.5', 'USD', '50 USD'],
    ['1.234.567', 'USD', '123456700 USD'],
    ['1,23,456.78', 'INR', '12345678 INR'],
    ['1.5k', 'JPY', '1500 JPY'],
    ['2.5 lakh', 'INR', '25000000 INR'],
    ['50,000.-', 'CHF', '5000000 CHF'],
    ['5,00,000/-', 'INR', '50000000 INR'],
    ['1_000_000', 'USD', '100000000 USD'],
    ['~50k', 'USD', '5000000 USD'],
    ['RM5000', 'USD', '500000 MYR'],
    ['RM5', 'MYR', '500 MYR'],
    ['Fr. 5000', 'EUR', '500000 CHF'],
    ['50万円', 'USD', '500000 JPY'],
    ['1.5億円', 'USD', '150000000 JPY'],
    ['-- 5k', 'USD', '500000 USD'],
    ['٥٠٬٠٠٠', 'SAR', '5000000 SAR'],
    ['５０，０００', 'JPY', '50000 JPY'],
  ])('reads %s of %s as %s', (said, currency, expected) => {
    expect(money(said, { currency, locale: 'en-US' })).toBe(expected);
  });

  it('lets the language decide on three digits where a multiplier follows', () => {
    expect(money('$2.165m', { currency: 'USD', locale: 'en-US' })).toBe('216500000 USD');
    expect(money('$2,165m', { currency: 'USD', locale: 'en-US' })).toBe('216500000000 USD');
    expect(money('2,165 Mio €', { currency: 'EUR', locale: 'de-DE' })).toBe('216500000 EUR');
  });

  it.each([
    ['$50', 'CAD', 'CAD'],
    ['$50', 'EUR', 'USD'],
    ['US$50', 'CAD', 'USD'],
    ['$50 CAD', 'USD', 'CAD'],
    ['50 kr', 'NOK', 'NOK'],
    ['50 kr', 'USD', 'SEK'],
    ['¥50', 'CNY', 'CNY'],
    ['¥50', 'USD', 'JPY'],
    ['R50', 'ZAR', 'ZAR'],
  ])('takes %s in a workspace in %s for %s', (said, currency, expected) => {
    expect(money(said, { currency, locale: 'en-US' })).toMatch(new RegExp(` ${expected}$`));
  });

  it('takes kr for the money of the country whose language is spoken', () => {
    expect(money('50 kr', { currency: 'USD', locale: 'da-DK' })).toBe('5000 DKK');
  });

  it.each([
    ['-5k', 'negative'],
    ['−$5', 'negative'],
    ['$-5', 'negative'],
    ['($5k)', 'negative'],
    ['12.3456 USD', 'tooManyDecimals'],
    ['$1.2345', 'tooManyDecimals'],
    ['1,234.567 USD', 'tooManyDecimals'],
    ['JPY 1.5', 'tooManyDecimals'],
    ['$1.234567k', 'tooManyDecimals'],
    ['1000001m', 'tooLarge'],
    ['$1,000,000,000,001', 'tooLarge'],
    ['¤5', 'unknownCurrency'],
    ['$1,23,4', 'notAnAmount'],
    ['$1.2.3', 'notAnAmount'],
    ['£5k USD', 'notAnAmount'],
    ['$5k EUR', 'notAnAmount'],
    ['USD 5k EUR', 'notAnAmount'],
  ])('refuses %s as %s', (said, expected) => {
    expect(reason(said)).toBe(expected);
  });

  it('takes a trillion, the most that a deal can hold', () => {
    expect(money('1000bn')).toBe(`${LARGEST_MAJOR * 100n} USD`);
  });

  it.each([
    '5G',
    '24/7',
    '7-Eleven',
    'K2',
    'R2',
    '2nd',
    '100%',
    'R2D2',
    'v1.2',
    'COP28',
    'RM5',
    'TOP 100',
    'CUP 2026',
    'k',
    'USD',
    '',
    '1-2',
  ])('sees no amount in "%s"', (said) => {
    expect(readAmount(said, DOLLARS)).toBeUndefined();
  });

  it('never loses a minor unit: three-decimal currencies keep all three', () => {
    expect(currencyDigits('KWD')).toBe(3);
    expect(money(formatAmount({ minor: 1_234n, currency: 'KWD' }))).toBe('1234 KWD');
  });
});
