import { stateValues } from '../state/element-values.ts';
import type { Team } from '../state/team.ts';
import type { View } from '../state/views.ts';
import type { App } from '../world.ts';

/** A view as Slack writes it in answers and interactions. */
export function viewJson(app: App, team: Team, view: View): object {
  const { sent } = view;
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: sent['private_metadata'] ?? '',
    callback_id: sent['callback_id'] ?? '',
    state: { values: stateValues(view.blocks, view.entered) },
    hash: view.hash,
    title: sent['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: sent['clear_on_close'] ?? false,
    notify_on_close: sent['notify_on_close'] ?? false,
    close: sent['close'] ?? null,
    submit: sent['submit'] ?? null,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: app.id,
    external_id: sent['external_id'] ?? '',
    app_installed_team_id: team.id,
    bot_id: team.botId,
  };
}
