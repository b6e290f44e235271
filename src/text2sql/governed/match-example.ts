import type { Clock, DateRange } from '../../domain/date-range.ts';
import type { ExampleParameter, VerifiedExample } from '../../domain/knowledge.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import { normalise } from '../../language/tokens/normalise.ts';
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

/** Wordings read for one question: those most like it by their letters. Equal content never ranks below these. */
const closest = 16;

/**
 * Reading a wording costs a millisecond, so for each question only the wordings closest to it by letters are read, each
 * once. What decides is still that all content is equal.
 */
export function createExampleIndex(sources: ExampleSources): ExampleIndex {
  const wordings = sources.examples.flatMap((example) => spokenWordings(example, sources));
  return {
    match(reading, clock) {
      const key = contentKey(reading);
      const fitting = new Map<VerifiedExample, Bindings>();
      for (const wording of nearestTo(reading.text, wordings)) {
        const { example } = wording;
        const content = contentOf(wording, sources, clock);
        if (content.key !== key || fitting.has(example)) continue;
        const bindings = bind(example, content.fixed, reading.mentions, { sources, clock });
        if (bindings !== null) fitting.set(example, bindings);
      }
      const [only, another] = fitting;
      if (only === undefined || another !== undefined) return null;
      return { example: only[0], bindings: only[1], range: rangeOf(only[1]) };
    },
  };
}

interface Wording {
  readonly example: VerifiedExample;
  readonly text: string;
  readonly letters: ReadonlySet<string>;
  /** Read at the first question that comes near it. */
  content: WordingContent | null;
}

interface WordingContent {
  readonly key: string;
  /** Values and numbers that belong to the wording itself ("7일 이동평균"): a question must say the same. */
  readonly fixed: readonly Given[];
}

function spokenWordings(example: VerifiedExample, sources: ExampleSources): Wording[] {
  return (['ko', 'en'] as const).flatMap((locale) =>
    example.questions[locale].map((question) => {
      const text = speak(question, example.parameters, locale, sources);
      return { example, text, letters: letterPairs(text), content: null };
    }),
  );
}

function contentOf(wording: Wording, sources: ExampleSources, clock: Clock): WordingContent {
  if (wording.content !== null) return wording.content;
  const reading = sources.reader.read(wording.text, clock);
  const fixed = reading.mentions.flatMap(givenIn);
  for (const parameter of wording.example.parameters) {
    const at = fixed.findIndex((given) => isStandIn(given, parameter, sources));
    if (at !== -1) fixed.splice(at, 1);
  }
  wording.content = { key: contentKey(reading), fixed };
  return wording.content;
}

/** A number that no wording says by itself. */
const standInNumber = 13;

function isStandIn(given: Given, parameter: ExampleParameter, sources: ExampleSources): boolean {
  const { binding } = given;
  if (!fits(given, parameter)) return false;
  if (binding.type === 'number') return binding.value === standInNumber;
  return binding.type === 'range' || binding.value === standInValue(parameter, sources);
}

function standInValue(parameter: ExampleParameter, sources: ExampleSources): string {
  return (parameter.dimension && sources.valuesOf(parameter.dimension)[0]) || parameter.name;
}

function nearestTo(text: string, wordings: readonly Wording[]): Wording[] {
  const letters = letterPairs(text);
  const scored = wordings.map((wording) => {
    const shared = [...letters].filter((pair) => wording.letters.has(pair)).length;
    return { wording, likeness: shared / (letters.size + wording.letters.size - shared || 1) };
  });
  return scored
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, closest)
    .map(({ wording }) => wording);
}

function letterPairs(text: string): Set<string> {
  const letters = normalise(text);
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)),
  );
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
    if (parameter?.type === 'number') return String(standInNumber);
    return parameter === undefined ? name : standInValue(parameter, sources);
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

/** Null when the question says more or other values than the example has places for, or lacks one without a default. */
function bind(
  example: VerifiedExample,
  fixed: readonly Given[],
  mentions: readonly Mention[],
  { sources, clock }: { readonly sources: ExampleSources; readonly clock: Clock },
): Bindings | null {
  const given = mentions.flatMap(givenIn);
  for (const own of fixed) {
    const at = given.findIndex((each) => JSON.stringify(each) === JSON.stringify(own));
    if (at === -1) return null;
    given.splice(at, 1);
  }
  const bindings = new Map<string, Binding>();
  for (const parameter of example.parameters) {
    const at = given.findIndex((each) => fits(each, parameter));
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

function givenIn({ meaning }: Mention): Given[] {
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
