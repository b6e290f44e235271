import { z } from 'zod';
import {
  accessoryElement,
  actionsElement,
  anyText,
  blockId,
  buttonElement,
  contextActionsElement,
  contextElement,
  imageElement,
  inputElement,
  mrkdwn,
  onePicture,
  pictured,
  pictureRule,
  plainText,
} from './block-kit-elements.ts';

/** The blocks themselves. Where documentation and third parties disagree, the narrower limit stands. */

const richStyle = z.looseObject({}).optional();
const richPiece = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: richStyle }),
  z.strictObject({
    type: z.literal('link'),
    url: z.string().min(1),
    text: z.string().optional(),
    unsafe: z.boolean().optional(),
    style: richStyle,
  }),
  z.strictObject({ type: z.literal('emoji'), name: z.string().min(1), unicode: z.string().optional() }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style: richStyle }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), style: richStyle }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().min(1), style: richStyle }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().min(1),
    url: z.string().optional(),
    fallback: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('color'), value: z.string().min(1) }),
]);
const pieces = { elements: z.array(richPiece).min(1) };
const richSection = z.strictObject({ type: z.literal('rich_text_section'), ...pieces });
const border = { border: z.int().min(0).max(1).optional() };
const richElement = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection).min(1),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    ...border,
  }),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    ...pieces,
    ...border,
    language: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), ...pieces, ...border }),
]);
const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...blockId,
  elements: z.array(richElement).min(1),
});

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

const rowsOf = (least: number, most: number) =>
  z
    .array(z.array(cell).min(1).max(20))
    .min(least)
    .max(most)
    .superRefine((rows, context) => {
      const width = rows[0]?.length ?? 0;
      rows.forEach((row, index) => {
        if (row.length === width) return;
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `${row.length} cells where the header has ${width}`,
        });
      });
    });

const table = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows: rowsOf(1, 100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    ...blockId,
    caption: z.string().min(1),
    rows: rowsOf(2, 101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .superRefine((block, context) => {
    const header = block.rows[0] ?? [];
    header.forEach((each, index) => {
      if (each.type !== 'rich_text') return;
      context.addIssue({ code: 'custom', path: ['rows', 0, index], message: 'no rich_text in the header' });
    });
    if ((block.row_header_column_index ?? 0) >= Math.max(header.length, 1)) {
      context.addIssue({ code: 'custom', path: ['row_header_column_index'], message: 'no such column' });
    }
  });

const chartName = z.string().min(1).max(20);
const unique = (names: readonly string[]): boolean => new Set(names).size === names.length;

const pie = z
  .strictObject({
    type: z.literal('pie'),
    segments: z
      .array(z.strictObject({ label: chartName, value: z.number().gt(0) }))
      .min(1)
      .max(6),
  })
  .refine((chart) => unique(chart.segments.map((each) => each.label)), {
    message: 'labels are not unique',
    path: ['segments'],
  });

const drawn = <T extends string>(type: T) =>
  z
    .strictObject({
      type: z.literal(type),
      series: z
        .array(
          z.strictObject({
            name: chartName,
            data: z
              .array(z.strictObject({ label: chartName, value: z.number() }))
              .min(1)
              .max(20),
          }),
        )
        .min(1)
        .max(6),
      axis_config: z.strictObject({
        categories: z.array(chartName).min(1).max(20),
        x_label: z.string().min(1).max(50).optional(),
        y_label: z.string().min(1).max(50).optional(),
      }),
    })
    .superRefine((chart, context) => {
      const { categories } = chart.axis_config;
      if (!unique(chart.series.map((each) => each.name))) {
        context.addIssue({ code: 'custom', path: ['series'], message: 'names are not unique' });
      }
      if (!unique(categories)) {
        context.addIssue({ code: 'custom', path: ['axis_config', 'categories'], message: 'not unique' });
      }
      chart.series.forEach((each, index) => {
        const labels = each.data.map((point) => point.label);
        if (JSON.stringify(labels.toSorted()) === JSON.stringify(categories.toSorted())) return;
        const message = 'not exactly one value for each category';
        context.addIssue({ code: 'custom', path: ['series', index, 'data'], message });
      });
    });

const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  ...blockId,
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [pie, drawn('bar'), drawn('line'), drawn('area')]),
});

const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...blockId,
  task_id: z.string().min(1),
  title: z.string().min(1),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url: z.string().min(1), text: z.string().min(1) }))
    .optional(),
});

const plan = z
  .strictObject({
    type: z.literal('plan'),
    ...blockId,
    title: z.string().min(1),
    tasks: z.array(taskCard).optional(),
  })
  .refine((block) => unique((block.tasks ?? []).map((each) => each.task_id)), {
    message: 'task_ids are not unique',
    path: ['tasks'],
  });

const card = z
  .strictObject({
    type: z.literal('card'),
    ...blockId,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    actions: z.array(buttonElement).min(1).optional(),
  })
  .refine((block) => block.hero_image ?? block.title ?? block.actions ?? block.body, {
    message: 'an empty card',
  });

export const blockSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('section'),
      ...blockId,
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: accessoryElement.optional(),
      expand: z.boolean().optional(),
    })
    .refine((block) => block.text ?? block.fields, { message: 'needs text or fields' }),
  z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(150) }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: z.array(contextElement).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: z.array(actionsElement).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal('context_actions'),
    ...blockId,
    elements: z.array(contextActionsElement).min(1).max(5),
  }),
  z
    .strictObject({ type: z.literal('image'), ...blockId, ...pictured, title: plainText(2000).optional() })
    .refine(onePicture, pictureRule),
  z.strictObject({
    type: z.literal('input'),
    ...blockId,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  z.strictObject({ type: z.literal('markdown'), ...blockId, text: z.string().min(1).max(12_000) }),
  z.strictObject({
    type: z.literal('alert'),
    ...blockId,
    text: anyText(3000),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  z.strictObject({ type: z.literal('carousel'), ...blockId, elements: z.array(card).min(1).max(10) }),
  richText,
  table,
  dataTable,
  dataVisualization,
  taskCard,
  plan,
  card,
]);
