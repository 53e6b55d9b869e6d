import type { Problem } from '../../../language/intent.ts';
import { currencyDigits, isCurrency } from '../../../pipeline/money.ts';
import { SHOWN } from '../limits.ts';
import { counted, escaped } from '../text.ts';

/** Why an amount can't be a deal's. */
export function amountProblem({
  said,
  reason,
  currency,
}: Extract<Problem, { readonly kind: 'badAmount' }>): string {
  const words = `"${escaped(said, SHOWN.said)}"`;
  switch (reason) {
    case 'negative':
      return `A deal's amount can't be negative: ${words}.`;
    case 'tooLarge':
      return `${words} is more than a trillion, so I think a finger slipped.`;
    case 'tooManyDecimals':
      return currency === null || !isCurrency(currency)
        ? `${words} has too many decimals.`
        : `${words} has too many decimals: ${currency} has ${digitsText(currency)}.`;
    case 'unknownCurrency':
      return `I don't know the currency of ${words}. Its code works, such as USD, EUR or JPY.`;
    case 'notAnAmount':
      return `I can't read ${words} as an amount. Write it like 50k, $50,000 or 1.2m EUR.`;
    default:
      return reason satisfies never;
  }
}

/** Why a date or time can't be meant. */
export function dayProblem({ said, reason }: Extract<Problem, { readonly kind: 'badDay' }>): string {
  const words = `"${escaped(said, SHOWN.said)}"`;
  switch (reason) {
    case 'impossible':
      return `The calendar has no ${words}.`;
    case 'notADay':
      return `I can't read ${words} as a date. Write it like 31 Dec, next Friday or 2026-12-31.`;
    case 'tooFar':
      return `${words} is too far away for a deal.`;
    case 'past':
      return `${words} has passed already.`;
    default:
      return reason satisfies never;
  }
}

function digitsText(currency: string): string {
  const digits = currencyDigits(currency);
  return digits === 0 ? 'none' : counted(digits, 'decimal');
}
