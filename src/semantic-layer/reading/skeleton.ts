import { stems } from '../../language/tokens/stems.ts';
import type { Meaning, Mention } from '../mention.ts';
import type { QuestionReading } from './question-reading.ts';
import { withoutParticle } from './tails.ts';

export interface SkeletonOptions {
  /** True keeps ranges, values and numbers as they are; false puts a placeholder for each. */
  readonly keepParameters: boolean;
}

/**
 * A question as a sorted multiset of concepts (`metric:order_count`, `dimension:region`, `range`, `word:날씨`), so that
 * two wordings of one question compare equal. Fillers and conjunctions drop out, and so does "total".
 */
export function skeleton(reading: Pick<QuestionReading, 'mentions'>, options: SkeletonOptions): string[] {
  return reading.mentions.flatMap((mention) => conceptsOf(mention, options)).sort();
}

function conceptsOf(mention: Mention, { keepParameters }: SkeletonOptions): string[] {
  const { meaning, concept } = mention;
  if (meaning.kind === 'filler')
    return concept === undefined || concept === 'total' ? [] : [`word:${concept}`];
  if (meaning.kind === 'unknown') return [`word:${concept ?? stemOf(mention.text)}`];
  const parameter = parameterOf(meaning);
  if (parameter === null) return [fixedConcept(meaning)];
  return [keepParameters ? `${parameter.kind}=${parameter.value}` : parameter.kind];
}

function fixedConcept(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'metric':
      return `metric:${[...meaning.names].sort().join('|')}`;
    case 'dimension':
      return `dimension:${[meaning.name, ...(meaning.others ?? [])].sort().join('|')}`;
    case 'grain':
      return `grain:${meaning.grain}`;
    case 'order':
      return `order:${meaning.direction}`;
    default:
      return meaning.kind;
  }
}

interface Parameter {
  readonly kind: string;
  readonly value: string;
}

/** What differs between two askings of one question; null for what makes it another question. */
function parameterOf(meaning: Meaning): Parameter | null {
  switch (meaning.kind) {
    case 'value':
      return valueParameter(meaning.candidates);
    case 'range':
      return { kind: 'range', value: `${meaning.range.from}..${meaning.range.to}` };
    case 'compare': {
      const { range } = meaning;
      return {
        kind: `compare:${meaning.compare}`,
        value: range === null ? '' : `${range.from}..${range.to}`,
      };
    }
    case 'limit':
      return { kind: 'limit', value: String(meaning.count) };
    case 'number':
      return { kind: 'number', value: String(meaning.value) };
    case 'condition':
      return { kind: `condition:${meaning.operator}`, value: String(meaning.value) };
    default:
      return null;
  }
}

function valueParameter(
  candidates: readonly { readonly dimension: string; readonly value: string }[],
): Parameter {
  const dimensions = [...new Set(candidates.map(({ dimension }) => dimension))].sort().join('|');
  const values = [...new Set(candidates.map(({ value }) => value))].sort().join('|');
  return { kind: `value:${dimensions}`, value: values };
}

/** The shortest form without particle or plural, so that 날씨가 and 날씨 are one word. */
function stemOf(text: string): string {
  const bare = withoutParticle(text).toLowerCase();
  return /^[a-z]/.test(bare) ? (stems(bare).at(-1) ?? bare) : bare;
}
