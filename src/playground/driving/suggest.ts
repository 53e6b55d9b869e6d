import { z } from 'zod';
import { optionGroup, plainOption } from '../blocks/composition.ts';
import { LIMITS } from '../blocks/limits.ts';
import { type Problem, problemsFrom } from '../blocks/problems.ts';
import { type Acknowledgement, nextDeliveryId } from '../delivery.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { interactionFrame, sourceOf } from '../payloads/interaction.ts';
import { optionsOf } from '../state/element-values.ts';
import { personOf } from '../state/people.ts';
import type { Driver } from './driver.ts';
import { type ElementOptions, findElement } from './element.ts';

/** Slack's default for `min_query_length`. */
const MIN_QUERY = 3;

const suggestions = z.union([
  z.strictObject({ options: z.array(plainOption).max(LIMITS.options) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(LIMITS.optionGroups) }),
]);

export interface SuggestOptions extends ElementOptions {
  readonly query: string;
}

export interface SuggestResult extends Acknowledgement {
  /** What the person can choose from; empty where the answer was no good. */
  readonly options: readonly Fields[];
}

/** Types into an external select. Throws where the query is too short for Slack to ask the app. */
export async function suggest({ world, courier }: Driver, options: SuggestOptions): Promise<SuggestResult> {
  const { team, place, blockId, element } = findElement(world, options);
  const minimum = Number(element['min_query_length'] ?? MIN_QUERY);
  if (options.query.length < minimum) throw new Error(`Slack asks from ${minimum} characters on`);
  const actionId = String(element['action_id']);
  const payload = {
    type: 'block_suggestion',
    ...interactionFrame(world, team, personOf(team, options.user)),
    ...sourceOf(world, team, place),
    action_id: actionId,
    block_id: blockId,
    value: options.query,
  };
  const acknowledgement = await courier.deliver({
    id: nextDeliveryId(world),
    team: team.id,
    type: 'block_suggestion',
    envelope: 'interactive',
    payload,
    inspect: suggestionProblems,
  });
  const offered = acknowledgement.error === null ? optionsOf(fieldsOf(acknowledgement.body)) : [];
  world.suggestions.set(`${blockId}/${actionId}`, offered);
  return { ...acknowledgement, options: offered };
}

function suggestionProblems(body: unknown): Problem[] {
  const parsed = suggestions.safeParse(body);
  return parsed.success ? [] : problemsFrom(parsed.error.issues, body, '');
}
