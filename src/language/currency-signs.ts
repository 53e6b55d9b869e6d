import { isCurrency } from '../pipeline/money.ts';

/** What a currency may depend on besides its sign: "$" in a Canadian workspace is CAD. */
export interface CurrencyContext {
  /** ISO 4217 code of an amount that names none. */
  readonly currency: string;
  /** BCP 47. */
  readonly locale: string;
}

// Signs that several countries share; the first is what the world means by it.
const SHARED_SIGNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: 'USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD BBD BSD BMD BZD FJD GYD JMD LRD NAD SBD SRD TTD UYU XCD'.split(
      ' ',
    ),
    '¥': ['JPY', 'CNY'],
    '£': ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'LBP', 'SYP', 'SSP'],
    kr: ['SEK', 'NOK', 'DKK', 'ISK'],
    rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR', 'SCR'],
    '₨': ['PKR', 'LKR', 'NPR', 'MUR', 'SCR', 'INR'],
    '﷼': ['IRR', 'SAR', 'OMR', 'QAR', 'YER'],
  }),
);

/** Countries whose own "kr" is meant when the workspace's currency doesn't decide. */
const KRONE_COUNTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sv: 'SEK',
    nb: 'NOK',
    nn: 'NOK',
    no: 'NOK',
    da: 'DKK',
    is: 'ISK',
  }),
);

// Signs and words of one currency each. Those in capitals count only so: 500 ft is a length.
const OWN_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '€': 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    us$: 'USD',
    dollar: 'USD',
    dollars: 'USD',
    bucks: 'USD',
    pound: 'GBP',
    pounds: 'GBP',
    quid: 'GBP',
    yen: 'JPY',
    円: 'JPY',
    yuan: 'CNY',
    rmb: 'CNY',
    元: 'CNY',
    'cn¥': 'CNY',
    c$: 'CAD',
    ca$: 'CAD',
    a$: 'AUD',
    au$: 'AUD',
    s$: 'SGD',
    mx$: 'MXN',
    nt$: 'TWD',
    hk$: 'HKD',
    nz$: 'NZD',
    r$: 'BRL',
    's/': 'PEN',
    '₡': 'CRC',
    '₲': 'PYG',
    zł: 'PLN',
    zl: 'PLN',
    kč: 'CZK',
    Ft: 'HUF',
    lei: 'RON',
    лв: 'BGN',
    'fr.': 'CHF',
    sfr: 'CHF',
    франк: 'CHF',
    '₹': 'INR',
    rupees: 'INR',
    '৳': 'BDT',
    '₽': 'RUB',
    руб: 'RUB',
    'руб.': 'RUB',
    '₴': 'UAH',
    грн: 'UAH',
    '₸': 'KZT',
    '₾': 'GEL',
    '₼': 'AZN',
    '֏': 'AMD',
    '₺': 'TRY',
    '₪': 'ILS',
    '₩': 'KRW',
    원: 'KRW',
    '฿': 'THB',
    '₫': 'VND',
    '₱': 'PHP',
    '₦': 'NGN',
    '₵': 'GHS',
    '₭': 'LAK',
    '₮': 'MNT',
    '៛': 'KHR',
    Rp: 'IDR',
    RM: 'MYR',
    ksh: 'KES',
    'د.إ': 'AED',
    dh: 'MAD',
  }),
);

// Signs that only count at home: elsewhere R2 is a name.
const HOME_SIGNS: ReadonlyMap<string, string> = new Map([['R', 'ZAR']]);

// Codes and the sign RM that are also words; they count only in capitals, so that "Top 100" and "Bob" stay words.
const WORDLIKE_CODES: ReadonlySet<string> = new Set(
  'ALL ANG BAM BAN BOB BIF COP CUP DOP GEL GIP LAK MAD MOP MUR NIO PAB PEN RM RON SAR SOS TOP TRY'.split(' '),
);

/** True for a code that is rather a word where few digits follow it: COP28, TOP 100, CUP 2026. */
export function isWordlikeCode(said: string): boolean {
  return WORDLIKE_CODES.has(said);
}

/**
 * The currency that a sign, a code or a word for money means; "unknown" for a sign of money that no
 * table has (¤, ₿), undefined for anything else.
 */
export function readCurrency(said: string, context: CurrencyContext): string | undefined {
  const code = said.toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && isCurrency(code)) {
    if (said === code || !WORDLIKE_CODES.has(code)) return code;
  }
  const sign = said.toLowerCase();
  if (HOME_SIGNS.get(said) === context.currency) return context.currency;
  const shared = SHARED_SIGNS.get(sign.replace(/^(rs|kr)\.$/, '$1'));
  if (shared !== undefined) return sharedCurrency(sign, shared, context);
  const own = OWN_SIGNS.get(said) ?? OWN_SIGNS.get(sign);
  if (own !== undefined) return own;
  return /^\p{Sc}$/u.test(said) ? 'unknown' : undefined;
}

function sharedCurrency(sign: string, shared: readonly string[], { currency, locale }: CurrencyContext) {
  if (shared.includes(currency)) return currency;
  const spoken = sign.startsWith('kr') ? KRONE_COUNTRIES.get(locale.slice(0, 2).toLowerCase()) : undefined;
  return spoken ?? shared[0];
}
