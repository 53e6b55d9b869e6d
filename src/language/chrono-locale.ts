import * as chrono from 'chrono-node';
import { Temporal } from 'temporal-polyfill';

const PARSERS: ReadonlyMap<string, chrono.Chrono> = new Map(
  Object.entries({
    ar: chrono.ar.casual,
    de: chrono.de.casual,
    es: chrono.es.casual,
    fi: chrono.fi.casual,
    fr: chrono.fr.casual,
    id: chrono.id.casual,
    it: chrono.it.casual,
    ja: chrono.ja.casual,
    nl: chrono.nl.casual,
    pt: chrono.pt.casual,
    ru: chrono.ru.casual,
    sv: chrono.sv.casual,
    uk: chrono.uk.casual,
    vi: chrono.vi.casual,
    zh: chrono.zh.casual,
  }),
);

/** Chrono's parsers for a locale: its own language first, where chrono has it, then English. */
export function chronoFor(locale: string): readonly chrono.Chrono[] {
  const { language, region } = new Intl.Locale(locale);
  const english = region === undefined || region === 'US' ? chrono.en.casual : chrono.en.GB;
  const own = PARSERS.get(language);
  return own === undefined ? [english] : [own, english];
}

/** Now as chrono wants it: the instant, and the zone's offset from UTC in minutes. */
export function chronoReference({ now, timeZone }: { readonly now: Date; readonly timeZone: string }) {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return { instant: now, timezone: local.offsetNanoseconds / 60e9 };
}

/** True for "Fri 5 Dec" where that is a Saturday: chrono keeps both. */
export function contradictsWeekday(parts: chrono.ParsedComponents): boolean {
  if (!parts.isCertain('weekday') || !parts.isCertain('day')) return false;
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')];
  if (year === null || month === null || day === null) return false;
  // Chrono counts from Sunday, 0; Temporal's Sunday is 7.
  return Temporal.PlainDate.from({ year, month, day }).dayOfWeek % 7 !== parts.get('weekday');
}
