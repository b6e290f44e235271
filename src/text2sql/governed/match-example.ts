import type { Clock, DateRange } from '../../domain/date-range.ts';
import type { ExampleParameter, VerifiedExample } from '../../domain/knowledge.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import type { QuestionReading } from '../../semantic-layer/reading/question-reading.ts';
import { defaultBinding } from './bindings.ts';
import type { Binding, Bindings } from './fill-example.ts';
import { type Given, givenIn, isRangeOrNumber, isSameGiven } from './given.ts';
import {
  contentKey,
  letterPairs,
  lettersInOneRun,
  type Wording,
  type WordingContent,
  type WordingSources,
  wordingsOf,
} from './wording.ts';

/** A question that is one of the verified ones, with its parameters. */
export interface ExampleMatch {
  readonly example: VerifiedExample;
  readonly bindings: Bindings;
  readonly range: DateRange | null;
  /** Parameters the question left out, bound to their defaults. */
  readonly defaulted: ReadonlySet<string>;
}

export interface ExampleIndex {
  /** Null unless every content word of the question is the example's or fills a parameter, and no other example fits. */
  match(reading: QuestionReading, clock: Clock): ExampleMatch | null;
}

export interface ExampleSources extends WordingSources {
  readonly examples: readonly VerifiedExample[];
  readonly holidays: readonly Holiday[];
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
  const wordings = wordingsOf(sources.examples, sources);
  return {
    match(reading, clock) {
      const asked = askedBy(reading);
      const fitting = new Map<VerifiedExample, Bound>();
      for (const wording of nearestTo(reading, wordings)) {
        const { example } = wording;
        if (fitting.has(example)) continue;
        const shared = sharedWith(wording.content(clock), asked);
        const bound = shared && bind(example, shared, { clock, holidays: sources.holidays });
        if (bound !== null) fitting.set(example, bound);
      }
      const [only, another] = fitting;
      if (only === undefined || another !== undefined) return null;
      const [example, bound] = only;
      return { example, ...bound, range: rangeOf(bound.bindings) };
    },
  };
}

interface Asked {
  readonly key: string;
  readonly run: string;
  readonly given: readonly Given[];
}

function askedBy(reading: QuestionReading): Asked {
  return {
    key: contentKey(reading),
    run: lettersInOneRun(reading),
    given: reading.mentions.flatMap(givenIn),
  };
}

/** What is left to compare once the words are the same, those hidden by a missing space included; null when they are not. */
function sharedWith(content: WordingContent, { key, run, given }: Asked): Shared | null {
  if (content.key === key) return { ...content, given };
  if (content.run !== run) return null;
  return {
    forms: content.forms,
    fixed: content.fixed.filter(isRangeOrNumber),
    given: given.filter(isRangeOrNumber),
  };
}

interface Shared extends Pick<WordingContent, 'forms' | 'fixed'> {
  readonly given: readonly Given[];
}

/** By their letters, without the ranges and numbers that the question fills in. */
function nearestTo({ mentions }: QuestionReading, wordings: readonly Wording[]): Wording[] {
  const letters = letterPairs(
    mentions.map((mention) => (givenIn(mention).some(isRangeOrNumber) ? ' ' : mention.text)).join(' '),
  );
  const scored = wordings.map((wording) => {
    const shared = [...letters].filter((pair) => wording.letters.has(pair)).length;
    return { wording, likeness: shared / (letters.size + wording.letters.size - shared || 1) };
  });
  return scored
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, closest)
    .map(({ wording }) => wording);
}

type Bound = Pick<ExampleMatch, 'bindings' | 'defaulted'>;

/** Null when the question says more or other values than the example has places for, or lacks one without a default. */
function bind(
  { parameters }: VerifiedExample,
  { fixed, forms, given }: Shared,
  { clock, holidays }: { readonly clock: Clock; readonly holidays: readonly Holiday[] },
): Bound | null {
  const left = [...given];
  const take = (wanted: (each: Given) => boolean): Given | null => {
    const at = left.findIndex(wanted);
    return at === -1 ? null : (left.splice(at, 1)[0] ?? null);
  };
  if (fixed.some((own) => take((each) => isSameGiven(each, own)) === null)) return null;
  const bindings = new Map<string, Binding>();
  const defaulted = new Set<string>();
  for (const parameter of parameters) {
    const form = forms.get(parameter.name) ?? parameter.dimension ?? '';
    const said = take((each) => each.form === form && fits(each, parameter));
    const binding = said?.binding ?? defaultBinding(parameter, clock, holidays);
    if (binding === null) return null;
    if (said === null) defaulted.add(parameter.name);
    bindings.set(parameter.name, binding);
  }
  return left.length === 0 ? { bindings, defaulted } : null;
}

function fits({ binding, form }: Given, { type }: ExampleParameter): boolean {
  if (binding.type !== type) return false;
  if (binding.type !== 'number') return true;
  const most = form.endsWith('%') ? 100 : largestNumber;
  return Number.isInteger(binding.value) && binding.value >= 1 && binding.value <= most;
}

function rangeOf(bindings: Bindings): DateRange | null {
  for (const binding of bindings.values()) if (binding.type === 'range') return binding.range;
  return null;
}
