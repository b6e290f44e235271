import type { Clock, DateRange } from '../../../domain/date-range.ts';
import { addDays } from '../../../domain/iso-days.ts';
import type { ExampleParameter, VerifiedExample } from '../../../domain/knowledge.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { Holiday } from '../../../language/time/time-mention.ts';
import { defaultBinding } from '../../governed/bindings.ts';
import { type Binding, fillExample } from '../../governed/fill-example.ts';

/** What parameters of examples are filled from. */
export interface Filling {
  readonly locale: Locale;
  readonly clock: Clock;
  readonly holidays: readonly Holiday[];
  /** A stored value of a dimension, for a parameter that has no default; null when none is known. */
  readonly storedValue: (dimension: string) => string | null;
}

/** The example as somebody might have asked it, with the statement that answers it as it would run; null without values for all parameters. */
export function filledExample(
  example: VerifiedExample,
  { locale, clock, holidays, storedValue }: Filling,
): { readonly question: string; readonly sql: string } | null {
  const bindings = new Map<string, Binding>();
  for (const parameter of example.parameters) {
    const binding = defaultBinding(parameter, clock, holidays) ?? sampleOf(parameter, storedValue);
    if (binding === null) return null;
    bindings.set(parameter.name, binding);
  }
  const [question = ''] = example.questions[locale];
  const asked = question.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const binding = bindings.get(name);
    return binding === undefined ? whole : spoken(binding, locale);
  });
  return { question: asked, sql: fillExample(example, bindings, clock.timeZone) };
}

function sampleOf(
  { type, dimension }: ExampleParameter,
  storedValue: Filling['storedValue'],
): Binding | null {
  const value = type === 'value' && dimension !== null ? storedValue(dimension) : null;
  return value === null ? null : { type: 'value', value };
}

function spoken(binding: Binding, locale: Locale): string {
  if (binding.type === 'range') return daysOf(binding.range, locale);
  return String(binding.value);
}

/** By its last whole day, as people say it. */
function daysOf({ from, to }: DateRange, locale: Locale): string {
  const last = addDays(to, -1);
  return locale === 'ko' ? `${from}부터 ${last}까지` : `from ${from} to ${last}`;
}
