import type { RepLoad, TeamLoad } from '../../../deals/show-team-load.ts';
import { SHOWN } from '../limits.ts';
import { act, aside, fitting, type Message, message, say } from '../message.ts';
import { totalText } from '../money-text.ts';
import { counted, escaped } from '../text.ts';
import type { ViewContext } from '../view-context.ts';
import { pageWays } from './page-ways.ts';
import { scopeNote, whose } from './scope.ts';

/** Owners on one page: what fits a phone. */
const REPS_PAGE = 12;
/** Characters that the headline and the notes may take beside the lines. */
const ROOM_FOR_HEADLINE = 700;

/** What each of the team has on their hands, the largest total first. */
export function teamLoad(load: TeamLoad, offset: number, context: ViewContext): Message {
  const { scope, lead, reps } = load;
  const page = fitting(
    reps.slice(offset, offset + REPS_PAGE).map((rep) => repLine(rep, context)),
    ROOM_FOR_HEADLINE,
  );
  const press = (first: number) => ({ do: 'team', scope, offset: first }) as const;
  const other = scope === 'all' ? 'team' : 'all';
  return message(
    say(teamHeadline(load, context), scopeNote(load)),
    say(...page),
    page.length === reps.length || page.length === 0
      ? undefined
      : aside(`${offset + 1} to ${offset + page.length} of ${counted(reps.length, 'person', 'people')}`),
    act([
      ...pageWays(offset, page.length, reps.length, REPS_PAGE, press),
      ...(other === 'team' && lead === null
        ? []
        : [
            {
              label: other === 'team' ? 'My team' : 'Everyone',
              press: { do: 'team', scope: other, offset: 0 } as const,
            },
          ]),
      { label: 'The board', press: { do: 'board', scope, offset: 0 } },
    ]),
  );
}

/** "*Ann* 12 open · $340k · 3 overdue" */
export function repLine({ name, count, overdue, total }: RepLoad, { locale }: ViewContext): string {
  const pieces = [
    `*${escaped(name, SHOWN.person)}* ${count.toLocaleString('en')} open`,
    totalText(total, locale),
    overdueText(overdue),
  ];
  return pieces.filter((piece) => piece !== undefined).join(' · ');
}

/** "*12 open deals* of Mia's team · $1.2m · 3 overdue" */
export function teamHeadline(load: TeamLoad, { locale }: ViewContext): string {
  const pieces = [
    `*${counted(load.count, 'open deal')}*${whose(load)}`,
    totalText(load.total, locale),
    overdueText(load.overdue),
  ];
  return pieces.filter((piece) => piece !== undefined).join(' · ');
}

/** Past the close date. */
function overdueText(overdue: number): string | undefined {
  return overdue === 0 ? undefined : `${overdue.toLocaleString('en')} overdue`;
}
