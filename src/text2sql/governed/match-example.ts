import type { Clock, DateRange } from '../../domain/date-range.ts';
import type { ExampleParameter, VerifiedExample } from '../../domain/knowledge.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import type { Mention } from '../../semantic-layer/mention.ts';
import type { QuestionReading, Reader } from '../../semantic-layer/reading/question-reading.ts';
import { skeleton } from '../../semantic-layer/reading/skeleton.ts';
import { defaultBinding } from './bindings.ts';
import type { Binding, Bindings } from './fill-example.ts';

/** A question that is one of the verified ones, with its parameters. */
export interface ExampleMatch {
  readonly example: VerifiedExample;
  readonly bindings: Bindings;
  readonly range: DateRange | null;
}

export interface ExampleIndex {
  /** Null unless every content word of the question is the example's or fills a parameter, and no other example fits. */
  match(reading: QuestionReading, clock: Clock): ExampleMatch | null;
}

export interface ExampleSources {
  readonly examples: readonly VerifiedExample[];
  readonly reader: Reader;
  readonly holidays: readonly Holiday[];
  /** Stored values of a dimension, for wordings with a value parameter. */
  readonly valuesOf: (dimension: string) => readonly string[];
}

/** Numbers a question may put into a verified query. */
const largestNumber = 1000;

/**
 * Every wording of every example as the words it is made of, without its parameters. Built at the first question that
 * the metrics leave open, because most questions never need it.
 */
export function createExampleIndex(sources: ExampleSources): ExampleIndex {
  let wordings: ReadonlyMap<string, readonly VerifiedExample[]> | null = null;
  return {
    match(reading, clock) {
      wordings ??= readWordings(sources, clock);
      const fitting = (wordings.get(contentKey(reading)) ?? []).flatMap((example) => {
        const bindings = bind(example, reading.mentions, sources, clock);
        return bindings === null ? [] : [{ example, bindings, range: rangeOf(bindings) }];
      });
      return fitting.length === 1 ? (fitting[0] ?? null) : null;
    },
  };
}

function readWordings(sources: ExampleSources, clock: Clock): Map<string, VerifiedExample[]> {
  const wordings = new Map<string, VerifiedExample[]>();
  for (const example of sources.examples) {
    const keys = (['ko', 'en'] as const).flatMap((locale) =>
      example.questions[locale].map((question) => {
        const spoken = speak(question, example.parameters, locale, sources);
        return contentKey(sources.reader.read(spoken, clock));
      }),
    );
    for (const key of new Set(keys)) wordings.set(key, [...(wordings.get(key) ?? []), example]);
  }
  return wordings;
}

/** A wording with stand-ins for its parameters, so that it is read as a question is. */
function speak(
  question: string,
  parameters: readonly ExampleParameter[],
  locale: Locale,
  sources: ExampleSources,
): string {
  return question.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.name === name);
    if (parameter?.type === 'range') return locale === 'ko' ? '지난주' : 'last week';
    if (parameter?.type === 'number') return '7';
    return (parameter?.dimension && sources.valuesOf(parameter.dimension)[0]) || name;
  });
}

/** The content of a question without its parameters, as one comparable text. */
function contentKey(reading: QuestionReading): string {
  return skeleton(reading, { keepParameters: false })
    .filter((concept) => !isPlaceholder(concept))
    .join(' ');
}

const placeholders = /^(range|number|limit|value)(:|$)/;

function isPlaceholder(concept: string): boolean {
  return placeholders.test(concept);
}

/** Null when the question holds a parameter the example has no place for, or lacks one that has no default. */
function bind(
  example: VerifiedExample,
  mentions: readonly Mention[],
  sources: ExampleSources,
  clock: Clock,
): Bindings | null {
  const given = mentions.flatMap(bindingsIn);
  const bindings = new Map<string, Binding>();
  for (const parameter of example.parameters) {
    const at = given.findIndex((binding) => fits(binding, parameter));
    const binding =
      at === -1 ? defaultBinding(parameter, clock, sources.holidays) : given.splice(at, 1)[0]?.binding;
    if (!binding) return null;
    bindings.set(parameter.name, binding);
  }
  return given.length === 0 ? bindings : null;
}

interface Given {
  readonly binding: Binding;
  readonly dimension: string | null;
}

function bindingsIn({ meaning }: Mention): Given[] {
  switch (meaning.kind) {
    case 'range':
      return [{ binding: { type: 'range', range: meaning.range }, dimension: null }];
    case 'limit':
      return [{ binding: { type: 'number', value: meaning.count }, dimension: null }];
    case 'number':
      return [{ binding: { type: 'number', value: meaning.value }, dimension: null }];
    case 'value':
      return meaning.candidates
        .slice(0, 1)
        .map(({ dimension, value }) => ({ binding: { type: 'value', value }, dimension }));
    default:
      return [];
  }
}

function fits({ binding, dimension }: Given, parameter: ExampleParameter): boolean {
  if (binding.type !== parameter.type) return false;
  if (binding.type === 'value') return dimension === parameter.dimension;
  if (binding.type === 'number')
    return Number.isInteger(binding.value) && binding.value >= 1 && binding.value <= largestNumber;
  return true;
}

function rangeOf(bindings: Bindings): DateRange | null {
  for (const binding of bindings.values()) if (binding.type === 'range') return binding.range;
  return null;
}
