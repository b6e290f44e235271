import type { Clock } from '../../domain/date-range.ts';
import type { ExampleParameter } from '../../domain/knowledge.ts';
import { readTime } from '../../language/time/read-time.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import type { Binding } from './fill-example.ts';

/** What a parameter is when the question leaves it out; null when the question must say it, or the default is unreadable. */
export function defaultBinding(
  parameter: ExampleParameter,
  clock: Clock,
  holidays: readonly Holiday[],
): Binding | null {
  if (parameter.default === null) return null;
  if (parameter.type === 'value') return { type: 'value', value: parameter.default };
  if (parameter.type === 'number') {
    const value = Number(parameter.default);
    return Number.isFinite(value) ? { type: 'number', value } : null;
  }
  const meaning = readTime(parameter.default, clock, holidays)[0]?.meaning;
  return meaning?.kind === 'range' ? { type: 'range', range: meaning.range } : null;
}
