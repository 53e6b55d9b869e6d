import type {
  ActionsBlock,
  Button,
  ContextBlock,
  Overflow,
  PlainTextOption,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { encodePress, type Press } from './button-value.ts';
import { LIMITS } from './limits.ts';
import { clip } from './text.ts';

/** A button or an option of a menu: its words (plain), what pressing it does, and what it is about for who only hears it. */
export interface Way {
  readonly label: string;
  readonly press: Press;
  readonly about?: string | undefined;
}

/** A paragraph. `verbatim`: Slack makes no mention, channel or link of what isn't marked up as one. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

/** A line in small grey type. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

export function actions(elements: ActionsBlock['elements'], blockId?: string): ActionsBlock {
  return { type: 'actions', elements, ...(blockId === undefined ? {} : { block_id: blockId }) };
}

/** Undefined when what it does is too long for a button. `index` sets it apart from the others of its block. */
export function button({ label, press, about }: Way, index: number): Button | undefined {
  const value = encodePress(press);
  if (value === undefined) return undefined;
  return {
    type: 'button',
    action_id: `${press.do}:${index}`,
    text: { type: 'plain_text', text: clip(label, LIMITS.buttonText) },
    value,
    ...(about === undefined
      ? {}
      : { accessibility_label: clip(`${label}: ${about}`, LIMITS.accessibilityLabel) }),
  };
}

/** The menu behind "⋯"; undefined when nothing is in it. */
export function overflow(ways: readonly Way[]): Overflow | undefined {
  const options = ways.flatMap((way) => option(way) ?? []);
  return options.length === 0 ? undefined : { type: 'overflow', action_id: 'more', options };
}

/** A menu that can be searched by typing; undefined when an option is too long for one. */
export function select(placeholder: string, ways: readonly Way[]): StaticSelect | undefined {
  const options = ways.map(option).filter((one) => one !== undefined);
  if (options.length < ways.length) return undefined;
  return {
    type: 'static_select',
    action_id: 'choose',
    placeholder: { type: 'plain_text', text: clip(placeholder, LIMITS.placeholder) },
    options,
  };
}

function option({ label, press }: Way): PlainTextOption | undefined {
  const value = encodePress(press, LIMITS.optionValue);
  if (value === undefined) return undefined;
  return { text: { type: 'plain_text', text: clip(label, LIMITS.optionText) }, value };
}
