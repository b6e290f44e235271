import type { Meaning, Mention } from '../semantic-layer/mention.ts';

/** Askbird's own score of a question; both parts lie in 0..1. */
export interface QuestionScore {
  /** How strongly the stores recognise the words: share of content words that mean something here. */
  readonly relevance: number;
  /** How much of what an answer needs is said: weighted share of filled slots. */
  readonly specificity: number;
  /** The slots found, for the log and for a later model's prompt. */
  readonly slots: readonly Slot[];
}

export type Slot = 'metric' | 'grouping' | 'value' | 'range' | 'compare' | 'order' | 'limit' | 'condition';

/** A metric is what makes a question answerable; the rest narrows it. */
const weights: Readonly<Record<Slot, number>> = {
  metric: 0.5,
  grouping: 0.15,
  value: 0.15,
  range: 0.15,
  compare: 0.1,
  order: 0.05,
  limit: 0.05,
  condition: 0.05,
};

/** Null for what fills none. */
export const slotOf: Readonly<Record<Meaning['kind'], Slot | null>> = {
  metric: 'metric',
  dimension: 'grouping',
  grain: 'grouping',
  value: 'value',
  range: 'range',
  compare: 'compare',
  order: 'order',
  limit: 'limit',
  condition: 'condition',
  number: null,
  negation: null,
  filler: null,
  unknown: null,
};

/** Words that every business question shares; alone they do not make it one about this company's data. */
const generic: ReadonlySet<Slot> = new Set(['range', 'order', 'limit', 'compare', 'condition']);

/**
 * `familiar` is the share (0..1) of the unknown words that occur in the stores: a word written in a table's purpose
 * counts half of one that is defined.
 */
export function scoreQuestion(mentions: readonly Mention[], familiar: number): QuestionScore {
  const slots = [
    ...new Set(mentions.map((mention) => slotOf[mention.meaning.kind]).filter((slot) => slot !== null)),
  ];
  const unknown = mentions.filter((mention) => mention.meaning.kind === 'unknown').length;
  const known = mentions.filter((mention) => {
    const slot = slotOf[mention.meaning.kind];
    return slot !== null && !generic.has(slot);
  }).length;
  const content = known + unknown;
  const relevance = content === 0 ? Math.min(1, slots.length) : (known + unknown * familiar * 0.5) / content;
  const specificity = Math.min(
    1,
    slots.reduce((sum, slot) => sum + weights[slot], 0),
  );
  return { relevance, specificity, slots };
}
