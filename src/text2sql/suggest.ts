import { todayOf } from '../domain/civil-date.ts';
import type { Clock } from '../domain/date-range.ts';
import type { ExampleParameter, Metric } from '../domain/knowledge.ts';
import type { Locale } from '../domain/locale.ts';
import { inSentence } from '../language/messages/sentences.ts';
import { leadsSomewhere } from '../language/plain-text.ts';
import { retrievalTerms } from '../language/tokens/retrieval-terms.ts';
import type { Hit, Retrieval } from '../retrieval/retrieval.ts';
import type { MetricQuery } from '../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../semantic-layer/model.ts';
import type { QuestionReading } from '../semantic-layer/reading/question-reading.ts';
import type { Understand } from './understand.ts';

/** Whom questions are suggested to. */
export interface SuggestionContext {
  readonly locale: Locale;
  readonly clock: Clock;
  readonly visible: ReadonlySet<string>;
}

/** What the stores hold near a question. */
export interface Nearby {
  /** Share (0..1) of the unknown words that occur somewhere in the stores. */
  readonly familiar: number;
  readonly questions: readonly string[];
  /** What was found, best first within each kind. */
  readonly hits: readonly Hit[];
}

export interface Suggestions {
  /** For a first meeting; three at most, unless so many are asked for. */
  starters(context: SuggestionContext, count?: number): readonly string[];
  /** After a question that could not be answered. */
  nearby(reading: QuestionReading, context: SuggestionContext): Promise<Nearby>;
  /** Of these, the questions that are answered. */
  working(questions: readonly string[], context: SuggestionContext): readonly string[];
  /** After an answer. */
  followUps(query: MetricQuery | null, context: SuggestionContext): readonly string[];
}

const most = 3;

/** Every suggested question is one that the governed tier answers for this asker: it is understood before it is shown. */
export function createSuggestions(dependencies: {
  readonly model: SemanticModel;
  readonly understand: Understand;
  readonly retrieval: Retrieval;
}): Suggestions {
  const { model, understand, retrieval } = dependencies;
  const keepAnswerable = (questions: Iterable<string>, context: SuggestionContext) =>
    answerable(questions, context, understand);
  const keepMetrics = (questions: Iterable<string>, context: SuggestionContext, count = most) =>
    answerable(questions, context, understand.byMetrics, count);
  return {
    working: keepAnswerable,
    starters: rememberedByDay((context, count) =>
      keepMetrics(starterQuestions(model, context.locale), context, count),
    ),
    followUps: (query, context) =>
      query === null ? [] : keepMetrics(followUpQuestions(query, model, context.locale), context),
    async nearby(reading, context) {
      const said = [...saidQuestions(reading, model, context.locale)];
      const found = await retrieval.search({
        question: reading.text,
        kinds: ['example', 'metric', 'glossary', 'table', 'ddl'],
        visible: context.visible,
      });
      if (!found.ok) return { familiar: 0, questions: keepMetrics(said, context), hits: [] };
      const { metric = [], example = [] } = found.value.hits;
      const all = Object.values(found.value.hits).flatMap((hits) => hits ?? []);
      const near = interleave(metric, example).flatMap((hit) => questionOf(hit, context.locale));
      let questions: readonly string[] | null = null;
      return {
        familiar: familiarShare(reading.unknown, all),
        // Trying them out takes longer than the search, and a question that gets its number needs none of them.
        get questions() {
          questions ??= keepAnswerable(new Set([...said, ...near]), context);
          return questions;
        },
        hits: all,
      };
    },
  };
}

/** What works for somebody works all day, so it is tried out once. */
function rememberedByDay(
  make: (context: SuggestionContext, count: number) => readonly string[],
): Suggestions['starters'] {
  let day = 0;
  const made = new Map<string, readonly string[]>();
  return (context, count = most) => {
    const today = todayOf(context.clock);
    if (today !== day) made.clear();
    day = today;
    const key = [count, context.locale, ...[...context.visible].sort()].join(' ');
    const known = made.get(key) ?? make(context, count);
    made.set(key, known);
    return known;
  };
}

function answerable(
  questions: Iterable<string>,
  context: SuggestionContext,
  understand: Understand['byMetrics'],
  count = most,
): string[] {
  const kept: string[] = [];
  for (const question of questions) {
    if (kept.length === count) break;
    if (leadsSomewhere(question)) continue;
    const { plan } = understand(question, context.clock);
    if (plan?.tables.every((table) => context.visible.has(table))) kept.push(question);
  }
  return kept;
}

const phrases = {
  ko: {
    last: (metric: string) => `지난주 ${metric}`,
    by: (metric: string, dimension: string) => `지난주 ${dimension}별 ${metric}`,
    daily: (metric: string) => `지난주 일별 ${metric}`,
    compared: (metric: string) => `지난주 ${metric} 전주 대비`,
    range: '지난주',
  },
  en: {
    last: (metric: string) => `${metric} last week`,
    by: (metric: string, dimension: string) => `${metric} by ${dimension} last week`,
    daily: (metric: string) => `daily ${metric} last week`,
    compared: (metric: string) => `${metric} last week vs the week before`,
    range: 'last week',
  },
} as const;

function* starterQuestions(model: SemanticModel, locale: Locale): Generator<string> {
  const say = phrases[locale];
  const shapes = [
    (metric: Metric) => firstDimension(metric, model, locale),
    (metric: Metric) => say.compared(inSentence(metric.label[locale])),
    (metric: Metric) => say.daily(inSentence(metric.label[locale])),
  ];
  let index = 0;
  for (const metric of acrossTables([...model.metrics.values()])) {
    const question = shapes[index % shapes.length]?.(metric);
    if (question !== undefined && question !== '') yield question;
    index++;
  }
}

/**
 * One metric of each table, then the next of each; first the table that most is measured on. Those computed from others
 * stand last: whoever begins asks for what is counted.
 */
function acrossTables(metrics: readonly Metric[]): Metric[] {
  const ofTable = new Map<string, Metric[]>();
  for (const metric of metrics) {
    if (metric.kind !== 'aggregate') continue;
    ofTable.set(metric.table, [...(ofTable.get(metric.table) ?? []), metric]);
  }
  const tables = [...ofTable.values()].sort((a, b) => b.length - a.length);
  const counted = metrics.flatMap((_, round) => tables.flatMap((table) => table[round] ?? []));
  return [...counted, ...metrics.filter(({ kind }) => kind !== 'aggregate')];
}

function firstDimension(metric: Metric, model: SemanticModel, locale: Locale): string {
  const dimension = [...model.reachable(metric.name)].flatMap((name) => model.dimensions.get(name) ?? [])[0];
  const say = phrases[locale];
  return dimension === undefined
    ? say.last(inSentence(metric.label[locale]))
    : say.by(inSentence(metric.label[locale]), inSentence(dimension.label[locale]));
}

/** What the words that were understood ask for on their own: the metric, by the grouping that was named. */
function* saidQuestions(reading: QuestionReading, model: SemanticModel, locale: Locale): Generator<string> {
  const meanings = reading.mentions.map((mention) => mention.meaning);
  const dimension = meanings.flatMap((meaning) =>
    meaning.kind === 'dimension' ? (model.dimensions.get(meaning.name) ?? []) : [],
  )[0];
  const say = phrases[locale];
  for (const meaning of meanings) {
    if (meaning.kind !== 'metric') continue;
    const label = inSentence(model.metrics.get(meaning.names[0] ?? '')?.label[locale] ?? '');
    if (label === '') continue;
    if (dimension !== undefined) yield say.by(label, inSentence(dimension.label[locale]));
    yield say.last(label);
  }
}

function* followUpQuestions(query: MetricQuery, model: SemanticModel, locale: Locale): Generator<string> {
  const metric = model.metrics.get(query.metrics[0] ?? '');
  if (metric === undefined) return;
  const say = phrases[locale];
  const label = inSentence(metric.label[locale]);
  if (query.compare === null) yield say.compared(label);
  if (!query.groupings.some((grouping) => grouping.kind === 'time')) yield say.daily(label);
  const used = new Set(
    query.groupings.map((grouping) => (grouping.kind === 'dimension' ? grouping.name : '')),
  );
  for (const name of model.reachable(metric.name)) {
    const dimension = model.dimensions.get(name);
    if (dimension !== undefined && !used.has(name)) yield say.by(label, inSentence(dimension.label[locale]));
  }
}

function questionOf(hit: Hit, locale: Locale): string[] {
  const { payload } = hit.item;
  if (payload.type === 'metric') return [phrases[locale].last(inSentence(payload.metric.label[locale]))];
  if (payload.type !== 'example') return [];
  const { questions, parameters } = payload.example;
  return questions[locale].slice(0, 1).map((wording) => fillWording(wording, parameters, locale));
}

function fillWording(wording: string, parameters: readonly ExampleParameter[], locale: Locale): string {
  return wording.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.name === name);
    return parameter?.type === 'range' ? phrases[locale].range : (parameter?.default ?? '');
  });
}

/** A word is familiar when most of its index terms made a hit: a chance likeness of letters is not enough. */
function familiarShare(unknown: readonly string[], hits: readonly Hit[]): number {
  if (unknown.length === 0) return 0;
  const terms = new Set(
    hits.flatMap((hit) => hit.reasons.flatMap((reason) => (reason.kind === 'term' ? [reason.term] : []))),
  );
  const known = unknown.filter((word) => {
    const own = retrievalTerms(word);
    return own.filter((term) => terms.has(term)).length * 2 > own.length;
  });
  return known.length / unknown.length;
}

function interleave<T>(first: readonly T[], second: readonly T[]): T[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [
    first[index],
    second[index],
  ])
    .flat()
    .filter((each) => each !== undefined);
}
