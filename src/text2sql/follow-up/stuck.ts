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
  faults: Faults,
): { readonly reading: QuestionReading; readonly isEdit: boolean } | null {
  const { unexplained, ambiguities } = faults;
  if (unexplained.length === 0 && ambiguities.length === 0) return null;
  const isEdit = unexplained.every(({ reason }) => edits.has(reason));
  return { reading: readingStuckOn(text, faults), isEdit };
}

type Faults = Pick<ReadEdit, 'unexplained' | 'ambiguities' | 'notes'>;

/** As a question of its own that is not understood, so that it is asked back about like one. */
export function readingStuckOn(text: string, faults: Faults): QuestionReading {
  return {
    ...{ text, mentions: [], query: null, missing: [], nearest: [] },
    ...{ unexplained: faults.unexplained, ambiguities: faults.ambiguities, notes: faults.notes },
    unknown: faults.unexplained.map(({ word }) => word),
  };
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
