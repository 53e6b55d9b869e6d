/** An amount in a currency's minor units: 5000000 of USD is $50,000.00. Never a float. */
export interface Money {
  readonly minor: bigint;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
}

/** The largest amount a deal can hold: a trillion major units. Beyond it somebody's finger slipped. */
export const LARGEST_MAJOR = 1_000_000_000_000n;

/** Asked of Intl once each: a large file asks a thousand times. */
const DIGITS = new Map<string, number>();

const KNOWN_CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** True for an ISO 4217 code that Unicode's currency data knows. */
export function isCurrency(code: string): boolean {
  return KNOWN_CURRENCIES.has(code);
}

/**
 * Digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD.
 * Source: Unicode CLDR by way of Intl, which follows ISO 4217 for the currencies in use.
 */
export function currencyDigits(currency: string): number {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  DIGITS.set(currency, digits);
  return digits;
}

/** Minor units in one major unit: 100 for USD, 1 for JPY. */
export function minorPerMajor(currency: string): bigint {
  return 10n ** BigInt(currencyDigits(currency));
}

/** The amount as a plain decimal with the currency's digits, as files and programs read it: "50000.00". */
export function toDecimal({ minor, currency }: Money): string {
  const digits = currencyDigits(currency);
  const sign = minor < 0n ? '-' : '';
  const padded = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  if (digits === 0) return `${sign}${padded}`;
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/**
 * The opposite of {@link toDecimal}: digits with at most the currency's decimals, "." as the only
 * separator. Undefined when the text is anything else.
 */
export function fromDecimal(text: string, currency: string): Money | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = currencyDigits(currency);
  // Zeros beyond the currency's digits carry nothing; any other digit there would be lost.
  if (fraction.length > digits && /[^0]/.test(fraction.slice(digits))) return undefined;
  const magnitude = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return { minor: sign === '-' ? -magnitude : magnitude, currency };
}
