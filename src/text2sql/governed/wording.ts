import type { Clock } from '../../domain/date-range.ts';
import type { ExampleParameter, VerifiedExample } from '../../domain/knowledge.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import type { Mention } from '../../semantic-layer/mention.ts';
import type { QuestionReading, Reader } from '../../semantic-layer/reading/question-reading.ts';
import { skeleton } from '../../semantic-layer/reading/skeleton.ts';
import { type Given, givenIn, isRangeOrNumber } from './given.ts';

/** One verified wording of an example. */
export interface Wording {
  readonly example: VerifiedExample;
  /** Pairs of neighbouring letters, ranges and numbers left out. */
  readonly letters: ReadonlySet<string>;
  /** Reads the wording as a question is read; the first call alone takes a moment. */
  content(clock: Clock): WordingContent;
}

export interface WordingContent {
  /**
   * Null for wordings made of defined words alone: "members by number of orders" and "members with orders" differ only in
   * what stands between, so that these must be asked letter by letter.
   */
  readonly key: string | null;
  readonly run: string;
  /** Parameter -> the form it takes in this wording ("상위 {percent}%" takes a percentage). */
  readonly forms: ReadonlyMap<string, string>;
  /** What belongs to the wording itself ("7일 이동평균"): a question must say the same. */
  readonly fixed: readonly Given[];
}

export interface WordingSources {
  readonly reader: Reader;
  /** Stored values of a dimension, for wordings with a value parameter. */
  readonly valuesOf: (dimension: string) => readonly string[];
}

/** All wordings of the examples, in both languages. */
export function wordingsOf(examples: readonly VerifiedExample[], sources: WordingSources): Wording[] {
  return examples.flatMap((example) =>
    (['ko', 'en'] as const).flatMap((locale) =>
      example.questions[locale].map((question) => {
        const standIns = standInsOf(example.parameters, ranges[locale], sources);
        const spoken = question.replace(hole, (_, name: string) => standIns.get(name) ?? name);
        let content: WordingContent | null = null;
        return {
          example,
          letters: letterPairs(question.replace(hole, ' ')),
          content(clock: Clock) {
            content ??= contentOf(sources.reader.read(spoken, clock), example, standIns);
            return content;
          },
        };
      }),
    ),
  );
}

/** The content of a question without its parameters, as one comparable text. */
export function contentKey(reading: QuestionReading): string {
  return skeleton(reading, { keepParameters: false })
    .filter((concept) => !/^(range|number|limit|value)(:|$)/.test(concept))
    .join(' ');
}

/**
 * All letters of a question in one run, without ranges, numbers and what is said around it (보여줘, please): two questions
 * with the same run differ in their spaces alone, even where a missing space hides a word.
 */
export function lettersInOneRun({ mentions }: Pick<QuestionReading, 'mentions'>): string {
  const said = mentions.filter((mention) => !givenIn(mention).some(isRangeOrNumber));
  const isContent = ({ meaning }: Mention) => meaning.kind !== 'filler';
  const content = said.slice(said.findIndex(isContent), said.findLastIndex(isContent) + 1);
  return content.map(({ text }) => normalise(text)).join('');
}

/** Pairs of neighbouring letters, by which wordings are near each other. */
export function letterPairs(text: string): Set<string> {
  const letters = normalise(text);
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)),
  );
}

const hole = /\{(\w+)\}/g;

/** Ranges that no wording says by itself and that take in no word after them, as "지난주" does in "지난주 주말". */
const ranges = {
  ko: '2025년 7월 3일부터 2025년 8월 9일까지',
  en: 'from July 3, 2025 to August 9, 2025',
} as const;

/** A number that no wording says by itself. */
const standInNumber = 13;

function standInsOf(
  parameters: readonly ExampleParameter[],
  range: string,
  { valuesOf }: WordingSources,
): ReadonlyMap<string, string> {
  return new Map(
    parameters.map(({ name, type, dimension }) => {
      if (type === 'range') return [name, range];
      if (type === 'number') return [name, String(standInNumber)];
      return [name, (dimension !== null && valuesOf(dimension)[0]) || name];
    }),
  );
}

function contentOf(
  reading: QuestionReading,
  { parameters }: VerifiedExample,
  standIns: ReadonlyMap<string, string>,
): WordingContent {
  const fixed = reading.mentions.flatMap(givenIn);
  const forms = new Map<string, string>();
  for (const parameter of parameters) {
    const at = fixed.findIndex((given) => isStandIn(given, parameter, standIns.get(parameter.name) ?? ''));
    const [given] = at === -1 ? [] : fixed.splice(at, 1);
    if (given !== undefined) forms.set(parameter.name, given.form);
  }
  const isSpecial = reading.mentions.some(({ meaning }) => meaning.kind === 'unknown');
  return { key: isSpecial ? contentKey(reading) : null, run: lettersInOneRun(reading), forms, fixed };
}

function isStandIn({ binding, said }: Given, { type }: ExampleParameter, standIn: string): boolean {
  if (binding.type !== type) return false;
  if (binding.type === 'range') return said.includes(normalise(standIn));
  return String(binding.value) === standIn;
}
