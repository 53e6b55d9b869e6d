import { type Acknowledgement, nextDeliveryId } from '../delivery.ts';
import { type Fields } from '../fields.ts';
import { interactionFrame, sourceOf } from '../payloads/interaction.ts';
import { createResponseUrl } from '../response-url.ts';
import { type Entry, enteredValue } from '../state/element-values.ts';
import type { Message } from '../state/messages.ts';
import { personOf } from '../state/people.ts';
import type { View } from '../state/views.ts';
import { createTrigger } from '../triggers.ts';
import type { World } from '../world.ts';
import type { Driver } from './driver.ts';
import { type ElementOptions, findElement } from './element.ts';

export interface PressOptions extends ElementOptions {
  /** For anything but a button: the option's value, the user's id, the date, the text; a list for several. */
  readonly value?: Entry;
}

export interface PressResult extends Acknowledgement {
  readonly triggerId: string;
  /** null in views: they have no response URL. */
  readonly responseUrl: string | null;
}

/** Presses a button, or chooses or enters something, and waits for the acknowledgement. */
export async function press({ world, courier }: Driver, options: PressOptions): Promise<PressResult> {
  const { team, place, blockId, element } = findElement(world, options);
  const person = personOf(team, options.user);
  const action = actOn(world, place, blockId, element, options.value ?? null);
  const id = nextDeliveryId(world);
  const inView = 'hash' in place;
  const triggerId = createTrigger(world, {
    team: team.id,
    user: person.id,
    ...(inView && place.type === 'modal' ? { viewId: place.id } : {}),
  });
  const responseUrl = inView
    ? null
    : createResponseUrl(world, {
        team: team.id,
        channel: place.channel,
        user: person.id,
        delivery: id,
        original: place,
      }).url;
  const payload = {
    type: 'block_actions',
    ...interactionFrame(world, team, person),
    ...sourceOf(world, team, place),
    trigger_id: triggerId,
    ...(responseUrl === null ? {} : { response_url: responseUrl }),
    actions: [action],
  };
  const delivery = { id, team: team.id, type: 'block_actions', envelope: 'interactive', payload } as const;
  return { ...(await courier.deliver(delivery)), triggerId, responseUrl };
}

/** The action of the payload; what was chosen stays chosen. */
function actOn(world: World, place: Message | View, blockId: string, element: Fields, entry: Entry): Fields {
  const type = String(element['type']);
  const actionId = String(element['action_id']);
  const action = { type, action_id: actionId, block_id: blockId, action_ts: world.nextTs() };
  if (type === 'button' || type === 'icon_button') {
    const { text, value, url, style } = element;
    return { ...action, text, ...defined({ value, url, style }) };
  }
  const value = enteredValue(element, entry, world.suggestions.get(`${blockId}/${actionId}`));
  place.entered[blockId] = { ...place.entered[blockId], [actionId]: value };
  world.journal.changed();
  return { ...action, ...value, ...defined({ placeholder: element['placeholder'] }) };
}

function defined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
