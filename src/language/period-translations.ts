/** Words about periods in the languages that chrono reads days in, by the English that period-words.ts knows. */
const WORDS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    de: 'ende=end anfang=start mitte=mid des=of der=of von=of nächsten=next nächste=next nächstes=next nächster=next kommenden=next diesen=this dieses=this diese=this dieser=this woche=week monats=month monat=month quartals=quarter quartal=quarter jahres=year jahr=year monatsende=eom quartalsende=eoq jahresende=eoy',
    fr: 'fin=end début=start mi=mid de=of du=of prochaine=next prochain=next cette=this ce=this cet=this semaine=week mois=month trimestre=quarter année=year an=year',
    es: 'fin=end final=end finales=end principios=start mediados=mid de=of del=of próximo=next próxima=next proximo=next este=this esta=this semana=week mes=month trimestre=quarter año=year',
    pt: 'fim=end final=end início=start meados=mid de=of do=of da=of próximo=next próxima=next este=this esta=this semana=week mês=month trimestre=quarter ano=year',
    it: 'fine=end inizio=start metà=mid di=of del=of della=of prossimo=next prossima=next questo=this questa=this settimana=week mese=month trimestre=quarter anno=year',
    nl: 'eind=end einde=end begin=start midden=mid van=of volgende=next volgend=next deze=this dit=this week=week maand=month kwartaal=quarter jaar=year',
  }).map(([language, list]) => [language, new Map(list.split(' ').map(pair))]),
);

function pair(entry: string): [string, string] {
  const [own = '', english = ''] = entry.split('=');
  return [own, english];
}

const UNIT = 'week|month|quarter|year';

/** A period in the locale's language as English says it: "fin du mois prochain" is "end of next month". */
export function inEnglish(said: string, locale: string): string {
  const words = WORDS.get(new Intl.Locale(locale).language);
  if (words === undefined) return said;
  return said
    .replace(/l['’]/g, '')
    .split(/[\s-]+/)
    .map((word) => words.get(word) ?? word)
    .filter((word) => !['el', 'o', 'a', 'la', 'le', 'het', 'de'].includes(word))
    .join(' ')
    .replace(new RegExp(`\\b(${UNIT}) next\\b`), 'next $1');
}
