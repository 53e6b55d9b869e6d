import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/playground/blocks/limits.ts';
import { type Place, validateBlocks, validateView } from '../../src/playground/blocks/validate.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text = 'x') => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...more });
const option = (value: string) => ({ text: plain(value), value });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const select = (more: object) => actions({ type: 'static_select', action_id: 's', ...more });

/** Text of a length, in every place where Slack limits one. */
const lengths: [string, number, (text: string) => object][] = [
  ['section text', LIMITS.text, section],
  ['section field', LIMITS.field, (text) => ({ type: 'section', fields: [{ type: 'mrkdwn', text }] })],
  ['header', LIMITS.header, (text) => ({ type: 'header', text: plain(text) })],
  ['context', LIMITS.text, (text) => ({ type: 'context', elements: [{ type: 'mrkdwn', text }] })],
  ['button text', LIMITS.buttonText, (text) => actions(button({ text: plain(text) }))],
  ['button value', LIMITS.buttonValue, (value) => actions(button({ value }))],
  ['action_id', LIMITS.id, (id) => actions(button({ action_id: id }))],
  ['block_id', LIMITS.id, (id) => ({ type: 'divider', block_id: id })],
  ['option text', LIMITS.optionText, (text) => select({ options: [{ text: plain(text), value: 'v' }] })],
  ['option value', LIMITS.optionValue, (value) => select({ options: [{ text: plain('t'), value }] })],
  ['placeholder', LIMITS.placeholder, (text) => select({ options: [option('v')], placeholder: plain(text) })],
  [
    'alt text',
    LIMITS.altText,
    (text) => ({ type: 'image', image_url: 'https://example.com/x.png', alt_text: text }),
  ],
];

test.each(lengths)('%s of up to %i characters is taken, and not one more', (_name, max, make) => {
  expect(validateBlocks([make('x'.repeat(max))], 'posted')).toEqual([]);
  const [problem] = validateBlocks([make('x'.repeat(max + 1))], 'posted');
  expect(problem?.message).toBe(`must be less than ${max + 1} characters`);
});

const counts: [string, number, (count: number) => object[]][] = [
  ['blocks', LIMITS.messageBlocks, (count) => many(count, () => section())],
  ['fields', LIMITS.fields, (count) => [{ type: 'section', fields: many(count, () => plain('x')) }]],
  [
    'context elements',
    LIMITS.contextElements,
    (count) => [{ type: 'context', elements: many(count, () => plain('x')) }],
  ],
  [
    'buttons',
    LIMITS.actionsElements,
    (count) => [actions(...many(count, (i) => button({ action_id: `a${i}` })))],
  ],
  ['options', LIMITS.options, (count) => [select({ options: many(count, (i) => option(`v${i}`)) })]],
  [
    'overflow options',
    LIMITS.overflowOptions,
    (count) => [actions({ type: 'overflow', options: many(count, (i) => option(`v${i}`)) })],
  ],
  [
    'checkboxes',
    LIMITS.choices,
    (count) => [actions({ type: 'checkboxes', options: many(count, (i) => option(`v${i}`)) })],
  ],
];

test.each(counts)('%s: up to %i are taken, and not one more', (_name, max, make) => {
  expect(validateBlocks(make(max), 'posted')).toEqual([]);
  const [problem] = validateBlocks(make(max + 1), 'posted');
  expect(problem?.message).toBe(`no more than ${max} items allowed`);
});

const wrong: [string, object, string, string][] = [
  ['an unknown block', { type: 'marquee' }, '/blocks/0/type', 'unsupported type: marquee'],
  [
    'an unknown element',
    actions({ type: 'slider' }),
    '/blocks/0/elements/0/type',
    'unsupported type: slider',
  ],
  [
    'an element in the wrong place',
    actions({ type: 'plain_text_input' }),
    '/blocks/0/elements/0/type',
    'unsupported type: plain_text_input',
  ],
  ['a section without text', { type: 'section' }, '/blocks/0', 'missing required field: text'],
  ['a header without text', { type: 'header' }, '/blocks/0', 'missing required field: text'],
  ['a missing type', {}, '/blocks/0', 'missing required field: type'],
  [
    'a property Slack does not know',
    { type: 'divider', colour: 'red' },
    '/blocks/0',
    'invalid additional property: colour',
  ],
  ['empty text', section(''), '/blocks/0/text/text', 'must be more than 0 characters'],
  [
    'markdown where it must be plain',
    { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
    '/blocks/0/text/type',
    'unsupported type: mrkdwn',
  ],
  ['no buttons', actions(), '/blocks/0/elements', 'no fewer than 1 items allowed'],
  [
    'an initial option that is no option',
    select({ options: [option('a')], initial_option: option('b') }),
    '/blocks/0/elements/0',
    'initial_option must be one of the options',
  ],
  [
    'two buttons of one action_id',
    actions(button(), button()),
    '/blocks/0',
    'action_id already exists in this block: a',
  ],
];

test.each(wrong)('%s is pointed at', (_name, block, pointer, message) => {
  expect(validateBlocks([block], 'posted')).toContainEqual({ pointer, message });
});

test('two blocks of one block_id are refused, wherever they are', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.nat(8), fc.string({ minLength: 1, maxLength: 255 }), (first, second, id) => {
      fc.pre(first !== second);
      const blocks = many(9, (i) => ({
        type: 'divider',
        ...(i === first || i === second ? { block_id: id } : {}),
      }));
      expect(validateBlocks(blocks, 'plain')).toEqual([
        { pointer: `/blocks/${Math.max(first, second)}/block_id`, message: `block_id already exists: ${id}` },
      ]);
    }),
  );
});

describe('where blocks may stand', () => {
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
  const dataTable = {
    type: 'data_table',
    caption: 'Deals',
    rows: [[{ type: 'raw_text', text: 'Deal' }], [{ type: 'raw_number', value: 5, text: '5' }]],
  };
  const pie = {
    type: 'data_visualization',
    title: 'By stage',
    chart: { type: 'pie', segments: [{ label: 'Lead', value: 3 }] },
  };
  const markdown = { type: 'markdown', text: '**x**' };
  const alert = { type: 'alert', text: plain('x') };
  const takes: [string, object, Place[]][] = [
    ['section', section(), ['posted', 'plain', 'modal', 'home']],
    ['table', table, ['posted']],
    ['data_table', dataTable, ['posted']],
    ['data_visualization', pie, ['posted']],
    ['markdown', markdown, ['posted', 'plain']],
    ['alert', alert, ['modal']],
  ];
  test.each(takes)('%s', (_name, block, places) => {
    const all: Place[] = ['posted', 'plain', 'modal', 'home'];
    expect(all.filter((place) => validateBlocks([block], place).length === 0)).toEqual(places);
  });

  test('data has the shape that can be drawn', () => {
    const cell = (text: string) => ({ type: 'raw_text', text });
    const problems = (block: object) => validateBlocks([block], 'posted').map((problem) => problem.pointer);
    expect(problems({ ...table, rows: [[cell('')]] })).toEqual(['/blocks/0/rows/0/0/text']);
    expect(problems({ ...dataTable, rows: [[cell('a')], [cell('b'), cell('c')]] })).toEqual([
      '/blocks/0/rows',
    ]);
    expect(problems({ ...dataTable, rows: [[cell('a')], [cell('x'.repeat(10_000))]] })).toEqual([
      '/blocks/0/rows',
    ]);
    const bar = (labels: string[]) => ({
      ...pie,
      chart: {
        type: 'bar',
        axis_config: { categories: ['May', 'June'] },
        series: [{ name: 'Won', data: labels.map((label) => ({ label, value: 1 })) }],
      },
    });
    expect(problems(bar(['June', 'May']))).toEqual([]);
    expect(problems(bar(['May']))).toEqual(['/blocks/0/chart/series']);
    expect(validateBlocks([dataTable, dataTable], 'posted')).toHaveLength(1);
    expect(validateBlocks([pie, pie, pie], 'posted')).toHaveLength(1);
  });
});

test('a modal with inputs needs a submit button, and its title is short', () => {
  const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input' } };
  const modal = { type: 'modal', title: plain('Deal'), submit: plain('Save'), blocks: [input] };
  expect(validateView(modal, 'modal')).toEqual([]);
  expect(validateView({ ...modal, submit: undefined }, 'modal')).toEqual([
    { pointer: '/view', message: 'missing required field: submit' },
  ]);
  expect(validateView({ ...modal, title: plain('x'.repeat(25)) }, 'modal')).toEqual([
    { pointer: '/view/title/text', message: 'must be less than 25 characters' },
  ]);
  expect(validateView({ ...modal, blocks: undefined }, 'modal')).toEqual([
    { pointer: '/view', message: 'missing required field: blocks' },
  ]);
  expect(validateView({ type: 'home', blocks: many(101, () => section()) }, 'home')).toEqual([
    { pointer: '/view/blocks', message: 'no more than 100 items allowed' },
  ]);
});
