import { plusSteps, type Step, startOf } from './calendar-steps.ts';
import { always, both, joined, type Spans, span, without } from './spans.ts';
import type { TimeNames } from './time-names.ts';
import type { TimeForm, TimeSide } from './time-sides.ts';
import { constantText, type Moment, momentIn } from './written-moments.ts';

/** Operators as `QueryCondition` names them, without a negation. */
export type Comparison = '=' | '<' | '<=' | '>' | '>=' | 'in' | 'between';

/** The stretches of time that a comparison with constants lets through; null where that cannot be told. */
export function solve(
  { form, ahead }: TimeSide,
  comparison: Comparison,
  values: readonly unknown[],
  names: TimeNames,
): Spans | null {
  if (comparison === 'in') return solveAny({ form, ahead }, values, names);
  if (comparison === 'between') {
    const [first, last] = values;
    const from = solveOne(form, '>=', first, names);
    const to = solveOne(form, '<=', last, names);
    return from === null || to === null ? null : back(both(from, to), ahead);
  }
  const found = solveOne(form, comparison, values[0], names);
  return found === null ? null : back(found, ahead);
}

function solveAny(
  { form, ahead }: Pick<TimeSide, 'form' | 'ahead'>,
  values: readonly unknown[],
  names: TimeNames,
): Spans | null {
  const found = values.map((value) => solveOne(form, '=', value, names));
  const known = found.flatMap((each) => (each === null ? [] : [each]));
  return known.length < found.length ? null : back(joined(known.flat()), ahead);
}

function back(spans: Spans, ahead: number): Spans {
  return spans.map(({ from, to }) => ({ from: from - ahead, to: to - ahead }));
}

type Single = Exclude<Comparison, 'in' | 'between'>;

function solveOne(form: TimeForm, comparison: Single, value: unknown, names: TimeNames): Spans | null {
  switch (form.kind) {
    case 'moment': {
      const moment = momentIn(value, names);
      return moment === null ? null : ofMoments(comparison, moment);
    }
    case 'start': {
      const moment = momentIn(value, names);
      return moment === null ? null : ofStarts(comparison, moment.at, form.step);
    }
    case 'part':
      return ofParts(comparison, form.part, Number(constantText(value) || Number.NaN));
    case 'text':
      return ofTexts(comparison, form.format, constantText(value));
    default:
      return null;
  }
}

const { NEGATIVE_INFINITY: before, POSITIVE_INFINITY: after } = Number;

/** The last second of a day is written for its end. */
function ofMoments(comparison: Single, { at }: Moment): Spans {
  const isLast = at - startOf(at, 'day') >= 86_399_000;
  const next = isLast ? plusSteps(startOf(at, 'day'), 'day', 1) : at + 1;
  return bounded(comparison, at, next);
}

/** Starts that do not fall on the value itself lie wholly on one side of it. */
function ofStarts(comparison: Single, at: number, step: Step): Spans {
  const start = startOf(at, step);
  const next = plusSteps(start, step, 1);
  if (start === at) return bounded(comparison, at, next);
  if (comparison === '=') return [];
  return comparison.startsWith('<') ? span(before, next) : span(next, after);
}

/** `[from, to)` is what equals the value. */
function bounded(comparison: Single, from: number, to: number): Spans {
  switch (comparison) {
    case '=':
      return span(from, to);
    case '<':
      return span(before, from);
    case '<=':
      return span(before, to);
    case '>':
      return span(to, after);
    case '>=':
      return span(from, after);
  }
}

const years = Array.from({ length: 140 }, (_, at) => 1960 + at);

function ofParts(comparison: Single, part: 'year' | 'quarter' | 'month', number: number): Spans | null {
  if (!Number.isInteger(number)) return null;
  if (part === 'year') return ofStarts(comparison, Date.UTC(number, 0, 1), 'year');
  const size = part === 'month' ? 1 : 3;
  const numbers = Array.from({ length: 12 / size }, (_, at) => at + 1).filter((each) =>
    holds(comparison, each, number),
  );
  return joined(
    years.flatMap((year) =>
      numbers.flatMap((each) => span(Date.UTC(year, (each - 1) * size, 1), Date.UTC(year, each * size, 1))),
    ),
  );
}

function holds(comparison: Single, one: number, other: number): boolean {
  if (one === other) return comparison === '=' || comparison.endsWith('=');
  return one < other ? comparison.startsWith('<') : comparison.startsWith('>');
}

/** Texts that sort as time does; `MM` alone comes round every year. */
function ofTexts(comparison: Single, format: string, literal: string): Spans | null {
  const plain = format.replace(/^FM/, '');
  if (plain === 'MM' || plain === 'YYYY')
    return ofParts(comparison, plain === 'MM' ? 'month' : 'year', Number(literal || Number.NaN));
  const step = /^YYYY.?MM.?DD$/.test(plain) ? 'day' : /^YYYY.?MM$/.test(plain) ? 'month' : null;
  const match = step === null ? null : /^(\d{4})\D?(\d{2})(?:\D?(\d{2}))?$/.exec(literal);
  if (step === null || match === null || literal.length !== plain.length) return null;
  return ofStarts(comparison, Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3] ?? 1)), step);
}

/** Whether a text made of a moment holds any of its days, months or years. */
export function tellsDays({ form }: TimeSide): boolean {
  if (form.kind === 'other') return false;
  return form.kind !== 'text' || /[YMQW]|DD/.test(form.format.replace(/MI|AM|PM|"[^"]*"/g, ''));
}

export function opposite(spans: Spans): Spans {
  return spans === always ? [] : without(spans);
}
