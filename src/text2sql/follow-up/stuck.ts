import type { QuestionReading, UnexplainedReason } from '../../semantic-layer/reading/question-reading.ts';
import type { ReadEdit } from '../../semantic-layer/reading/read-edit.ts';
import type { Edit } from './merge-query.ts';

/** Words that mean something as an edit, and that these numbers do not bear. */
const edits: ReadonlySet<UnexplainedReason> = new Set([
  'not-joinable',
  'no-time',
  'contradicts-metric',
  'only-or-both',
  'never-together',
  'several-places',
  'unusable-time',
]);

/** What stands in the way of an edit; null when nothing does. Without `isEdit` some word is no edit at all. */
export function stuckOn(
  text: string,
  { unexplained, ambiguities, notes }: ReadEdit,
): { readonly reading: QuestionReading; readonly isEdit: boolean } | null {
  if (unexplained.length === 0 && ambiguities.length === 0) return null;
  const reading: QuestionReading = {
    ...{ text, notes, unexplained, ambiguities },
    ...{ mentions: [], query: null, missing: [], nearest: [] },
    unknown: unexplained.map(({ word }) => word),
  };
  return { reading, isEdit: unexplained.every(({ reason }) => edits.has(reason)) };
}

const telling = [
  'again',
  'chart',
  'each',
  'split',
  'total',
  'whole',
  'every-row',
  'clear-filters',
  'clear-groupings',
  'clear-time',
  'clear-compare',
  'clear-limit',
] as const;

/** Thanks, and yes: no word of it changes anything. */
export function saysNothing({ read, pieces, marks }: Edit): boolean {
  const slots = [read.metrics, read.groupings, read.filters, read.having];
  const isEmpty = slots.every((slot) => slot.length === 0) && !pieces.namesRange;
  const isUnordered = read.compare === null && read.order === null && read.limit === null;
  return isEmpty && isUnordered && !telling.some((mark) => marks.has(mark));
}
