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
export function skeleton(
  { mentions }: Pick<QuestionReading, 'mentions'>,
  options: SkeletonOptions,
): string[] {
  const splits = mentions.filter(isDimension).length > 1 ? splitBy(mentions) : none;
  const role = (mention: Mention) => (splits.has(mention) ? ':split' : '');
  return mentions
    .flatMap((mention) => conceptsOf(mention, options).map((concept) => concept + role(mention)))
    .sort();
}

const none: ReadonlySet<Mention> = new Set();

/**
 * The dimensions that the answer is split by, as against those that are picked from: "카테고리마다 1위 지역" has the concepts
 * of "지역마다 1위 카테고리" and is another question.
 */
function splitBy(mentions: readonly Mention[]): ReadonlySet<Mention> {
  const dimensions = mentions.filter(isDimension);
  const splits = new Set(dimensions.filter((mention) => saysSplit(mentions, mentions.indexOf(mention))));
  const pairs = dimensions.slice(1).map((mention, index) => [dimensions[index] as Mention, mention] as const);
  const listed = pairs.filter(([one, other]) => isListed(mentions, one, other));
  for (const [one, other] of listed) if (splits.has(one)) splits.add(other);
  for (const [one, other] of listed.reverse()) if (splits.has(other)) splits.add(one);
  return splits;
}

function isDimension({ meaning }: Mention): boolean {
  return meaning.kind === 'dimension' || meaning.kind === 'grain';
}

const splitsAfter = /(?:별|마다|당)(?:로|로는|의|는)?$/u;
const splitsBefore = /^(?:per|each|every|for each|in each|of each|across|각|각각의|(?:.* )?by)$/iu;

/** 지역별, 지역마다, by region, each region: by the word itself or by the one beside it. */
function saysSplit(mentions: readonly Mention[], index: number): boolean {
  const [previous, mention, next] = [mentions[index - 1], mentions[index], mentions[index + 1]];
  if (mention === undefined) return false;
  if (splitsAfter.test(mention.text) || splitsBefore.test(previous?.text ?? '')) return true;
  return next?.meaning.kind === 'filler' && /^(?:별|별로|마다|기준|기준으로)$/u.test(next.text);
}

/** "지역, 카테고리별", "by region and category": a conjunction between them at most, and none after 지역별. */
function isListed(mentions: readonly Mention[], one: Mention, other: Mention): boolean {
  const between = mentions.slice(mentions.indexOf(one) + 1, mentions.indexOf(other));
  if (between.length === 0) return !splitsAfter.test(one.text);
  return between.every(({ meaning, text }) => meaning.kind === 'filler' && conjunction.test(text));
}

const conjunction = /^(?:및|그리고|와|과|랑|하고|and)$/iu;

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
