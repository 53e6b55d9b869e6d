import type { Request } from '../deals/request.ts';
import type { SlackContext } from './context.ts';
import type { ViewContext } from './views/view-context.ts';

/** What a view depends on besides the answer: whose it is, when, and by which command they speak. */
export function viewContext(
  { dealCommand }: Pick<SlackContext, 'dealCommand'>,
  { speaker, inputId, at }: Request,
): ViewContext {
  const { workspace, member } = speaker;
  return {
    now: at,
    timeZone: member.timeZone ?? workspace.timeZone,
    locale: member.locale ?? 'en-US',
    workspace,
    member,
    inputId,
    dealCommand,
  };
}
