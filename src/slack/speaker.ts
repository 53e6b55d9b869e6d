import { findSpeaker, type Speaker } from '../storage/speakers.ts';
import { findWorkspace } from '../storage/workspaces.ts';
import type { SlackContext } from './context.ts';
import type { Message } from './views/message.ts';
import { guestRefused, workspaceUnknown } from './views/notices.ts';

/** Who sent a request, as every Slack payload names them. */
export interface Sender {
  readonly teamId: string;
  readonly userId: string;
}

/** The sender as a member of a workspace, or what to tell them when they are none. */
export type KnownSpeaker =
  | { readonly ok: true; readonly speaker: Speaker }
  | { readonly ok: false; readonly message: Message };

/** Recognises the sender; somebody new becomes a member, guests and other teams are turned away. */
export async function recognise(
  { dependencies: { storage, directory } }: Pick<SlackContext, 'dependencies'>,
  { teamId, userId }: Sender,
): Promise<KnownSpeaker> {
  const known = await findSpeaker(storage.database, teamId, userId);
  if (known !== undefined) return { ok: true, speaker: known };
  const workspace = await findWorkspace(storage.database, teamId);
  if (workspace === undefined) return { ok: false, message: workspaceUnknown() };
  const member = await directory.memberOf(workspace, userId);
  if (member === undefined || member === 'guest') return { ok: false, message: guestRefused() };
  return { ok: true, speaker: { workspace, member } };
}
