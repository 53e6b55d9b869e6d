import { z } from 'zod';
import { id } from './composition.ts';
import { LIMITS } from './limits.ts';
import { richText } from './plain-blocks.ts';

const blockId = { block_id: id.optional() };

/** An empty cell kills the whole message: text has at least one character. */
const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);

const rows = (max: number) => z.array(z.array(cell).min(1).max(LIMITS.tableColumns)).min(1).max(max);

const table = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows: rows(LIMITS.tableRows),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(LIMITS.tableColumns)
    .optional(),
});

const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    ...blockId,
    caption: z.string().min(1),
    rows: rows(LIMITS.dataTableRows).min(2),
    page_size: z.number().int().min(1).max(LIMITS.pageSize).optional(),
    row_header_column_index: z.number().int().min(0).optional(),
  })
  .refine((block) => new Set(block.rows.map((row) => row.length)).size === 1, {
    error: 'all rows must have the same number of cells',
    path: ['rows'],
  })
  .refine((block) => block.rows[0]?.every((one) => one.type !== 'rich_text'), {
    error: 'header cells cannot contain rich text',
    path: ['rows', 0],
  })
  .refine((block) => (block.row_header_column_index ?? 0) < (block.rows[0]?.length ?? 0), {
    error: 'must be the index of a column',
    path: ['row_header_column_index'],
  })
  .refine((block) => cellCharacters(block.rows) <= LIMITS.dataTableCharacters, {
    error: `must be less than ${LIMITS.dataTableCharacters + 1} characters`,
    path: ['rows'],
  });

function cellCharacters(table: readonly (readonly { readonly type: string }[])[]): number {
  return table.flat().reduce((sum, one) => sum + ('text' in one ? String(one.text).length : 0), 0);
}

const label = z.string().min(1).max(LIMITS.chartLabel);
const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(LIMITS.chartPoints),
});

const seriesChart = z
  .strictObject({
    type: z.enum(['bar', 'line', 'area']),
    series: z.array(series).min(1).max(LIMITS.chartSeries),
    axis_config: z.strictObject({
      categories: z.array(label).min(1).max(LIMITS.chartPoints),
      x_label: z.string().max(LIMITS.chartAxisLabel).optional(),
      y_label: z.string().max(LIMITS.chartAxisLabel).optional(),
    }),
  })
  .refine(
    (chart) => {
      const wanted = [...chart.axis_config.categories].sort().join('\n');
      return chart.series.every(
        (one) =>
          one.data
            .map((point) => point.label)
            .sort()
            .join('\n') === wanted,
      );
    },
    { error: 'every series must have exactly one point per category', path: ['series'] },
  );

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(LIMITS.chartSeries),
});

const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  ...blockId,
  title: z.string().min(1).max(LIMITS.chartTitle),
  chart: z.discriminatedUnion('type', [pie, seriesChart]),
});

/** Blocks that only chat.postMessage and chat.update take. */
export const dataBlocks = [table, dataTable, dataVisualization] as const;
