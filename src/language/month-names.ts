const MONTHS = Array.from({ length: 12 }, (_, index) => index);

/** Number (1 to 12) by name of the month, long and short, lower case, in a locale's language and in English. */
export function monthNames(locale: string): ReadonlyMap<string, number> {
  const known = NAMES.get(locale);
  if (known !== undefined) return known;
  const names = new Map([...namesIn(locale), ...namesIn('en'), ['sept', 9] as const]);
  NAMES.set(locale, names);
  return names;
}

// Intl takes milliseconds to make a formatter, and there are few locales in a workspace.
const NAMES = new Map<string, ReadonlyMap<string, number>>();

function namesIn(locale: string): [string, number][] {
  return (['long', 'short'] as const).flatMap((month) => {
    // With a day beside it a month stands in the form that people write: "marca", not "marzec".
    const formats = [{ month }, { month, day: 'numeric' }] as const;
    return formats.flatMap((options) => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return MONTHS.flatMap((index): [string, number][] => {
        const parts = format.formatToParts(Date.UTC(2026, index, 15));
        const name =
          parts
            .find((part) => part.type === 'month')
            ?.value.toLowerCase()
            .replace(/\.$/, '') ?? '';
        return /\p{L}/u.test(name) ? [[name, index + 1]] : [];
      });
    });
  });
}
