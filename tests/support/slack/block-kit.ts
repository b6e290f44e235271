import { z } from 'zod';
import { blockSchema } from './block-kit-blocks.ts';
import { plainText } from './block-kit-elements.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Slack refuses more than about this over all blocks of a message, whatever the limits of each block. */
export const messageCharacters = 13_200;

/** The same for the cells of all tables of a message. */
const tableCharacters = 10_000;

const messageOnly = new Set([
  'markdown',
  'context_actions',
  'table',
  'data_table',
  'data_visualization',
  'plan',
  'task_card',
  'card',
  'carousel',
]);

/** How many of a kind one message may hold. */
const atMost: Readonly<Record<string, number>> = { table: 1, data_visualization: 2 };

interface LooseBlock {
  readonly type?: unknown;
  readonly block_id?: unknown;
  readonly rows?: unknown;
}

/**
 * Everything Slack would refuse in these blocks, each as `/blocks/3/text/text: longer than 3000`; empty when they are
 * fine. A message may be made of no blocks; a modal and a Home may be empty too.
 */
export function blockKitProblems(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ['/blocks: not a list'];
  const most = surface === 'message' ? 50 : 100;
  const problems: string[] = [];
  if (blocks.length > most) problems.push(`/blocks: more than ${most} blocks`);
  blocks.forEach((block: unknown, index) => {
    const read = blockSchema.safeParse(block);
    if (!read.success) problems.push(...said(read.error, `/blocks/${index}`));
  });
  problems.push(...placeProblems(blocks, surface), ...idProblems(blocks));
  const length = blocksLength(blocks);
  if (surface === 'message' && length > messageCharacters) {
    problems.push(`/blocks: ${length} characters in all, more than ${messageCharacters}`);
  }
  const inCells = blocksLength(blocks.map((block: LooseBlock | null) => block?.rows ?? []));
  if (inCells > tableCharacters) {
    problems.push(`/blocks: ${inCells} characters in cells, more than ${tableCharacters}`);
  }
  return problems;
}

/** Everything Slack would refuse in a view, its blocks included. */
export function viewProblems(view: unknown): string[] {
  const read = viewSchema.safeParse(view);
  if (!read.success) return said(read.error, '');
  const { data } = read;
  const problems = blockKitProblems(data.blocks, data.type);
  const asks = data.blocks.some((block) => (block as LooseBlock | null)?.type === 'input');
  if (data.type === 'modal' && asks && !data.submit)
    problems.push('/submit: needed where there is an input block');
  return problems;
}

/** Characters that a person sees, over all blocks. */
export function blocksLength(blocks: unknown): number {
  return shown(blocks).reduce((sum, each) => sum + each.length, 0);
}

const base = {
  blocks: z.array(z.unknown()),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
};

const viewSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    ...base,
    title: plainText(24),
    close: plainText(24).optional(),
    submit: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('home'), ...base }),
]);

const visible = new Set(['text', 'title', 'caption', 'alt_text', 'name', 'label', 'x_label', 'y_label']);

function shown(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return visible.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => shown(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => shown(each, name));
}

function placeProblems(blocks: readonly unknown[], surface: Surface): string[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  blocks.forEach((block, index) => {
    const type = String((block as LooseBlock | null)?.type);
    const count = (seen.get(type) ?? 0) + 1;
    seen.set(type, count);
    if (surface !== 'message' && messageOnly.has(type)) {
      problems.push(`/blocks/${index}/type: ${type} stands in messages only`);
    }
    if (count > (atMost[type] ?? Number.POSITIVE_INFINITY)) {
      problems.push(`/blocks/${index}: more than ${atMost[type]} of ${type} in a message`);
    }
  });
  return problems;
}

/** Block ids are unique on a surface, action ids within their block. */
function idProblems(blocks: readonly unknown[]): string[] {
  const problems: string[] = [];
  const seen = new Set<unknown>();
  blocks.forEach((block, index) => {
    const id = (block as LooseBlock | null)?.block_id;
    if (id !== undefined && seen.has(id)) problems.push(`/blocks/${index}/block_id: used twice`);
    seen.add(id);
    const actions = new Set<string>();
    for (const { action, pointer } of actionsIn(block, `/blocks/${index}`)) {
      if (actions.has(action)) problems.push(`${pointer}: used twice in one block`);
      actions.add(action);
    }
  });
  return problems;
}

function actionsIn(value: unknown, pointer: string): { action: string; pointer: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'action_id'
      ? [{ action: String(each), pointer: `${pointer}/action_id` }]
      : actionsIn(each, `${pointer}/${name}`),
  );
}

function said(error: z.ZodError, start: string): string[] {
  return error.issues.map((issue) => `${[start, ...issue.path.map(String)].join('/')}: ${words(issue)}`);
}

function words(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big')
    return `${issue.origin === 'string' ? 'longer' : 'more'} than ${issue.maximum}`;
  if (issue.code === 'too_small' && issue.minimum === 1) return 'empty';
  if (issue.code === 'unrecognized_keys') return `no such field: ${issue.keys.join(', ')}`;
  return issue.message;
}
