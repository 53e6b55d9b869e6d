import type { World } from './world.ts';

/** Slack: "You have 3 seconds" to use a trigger_id, and once (docs.slack.dev/interactivity). */
const LIFETIME_MS = 3000;

export interface Trigger {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly expiresAt: number;
  /** The modal the person was in; views.push needs one. */
  readonly viewId: string | null;
  used: boolean;
}

export function createTrigger(world: World, by: { team: string; user: string; viewId?: string }): string {
  const id = `${world.nextId('')}.${by.team}.${world.nextHash()}`;
  const expiresAt = world.now().getTime() + LIFETIME_MS;
  world.triggers.set(id, {
    id,
    team: by.team,
    user: by.user,
    expiresAt,
    viewId: by.viewId ?? null,
    used: false,
  });
  return id;
}

export type TriggerRefusal = 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id';

/** Uses a trigger up, or says in Slack's words why it can't be. */
export function exchangeTrigger(world: World, team: string, id: string): Trigger | TriggerRefusal {
  const trigger = world.triggers.get(id);
  if (!trigger || trigger.team !== team) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (world.now().getTime() > trigger.expiresAt) return 'expired_trigger_id';
  trigger.used = true;
  return trigger;
}
