import type { MessageBlock } from '../delivery/outgoing.ts';

/**
 * How much of Block Kit a message may use: everything; without the newest blocks (charts, sortable tables, votes), which
 * older clients and workspaces refuse; or sections, context and buttons alone.
 */
export type Form = 'full' | 'classic' | 'plain';

/** Texts that Slack counts, in any block. */
const counted = new Set(['text', 'title', 'caption', 'alt_text', 'name', 'label', 'x_label', 'y_label']);

/** Characters of all texts in blocks, categories of charts included. */
export function charactersIn(blocks: readonly MessageBlock[]): number {
  return lengthOf(blocks, false);
}

function lengthOf(value: unknown, counts: boolean): number {
  if (typeof value === 'string') return counts ? value.length : 0;
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + lengthOf(each, counts), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + lengthOf(each, counted.has(key) || key === 'categories'),
    0,
  );
}
