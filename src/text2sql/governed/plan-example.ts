import type { ColumnFormat } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import { daysText } from '../../domain/iso-days.ts';
import type { Locale, Localised } from '../../domain/locale.ts';
import { done } from '../../domain/outcome.ts';
import { isQuantity } from '../../language/messages/format-value.ts';
import { type Bindings, fillExample } from './fill-example.ts';
import type { ExampleMatch } from './match-example.ts';
import type { GovernedPlan, PlannedColumn } from './plan.ts';

/** A matched example, ready to run. `tables` are those its statement reads. */
export function planExample(
  match: ExampleMatch,
  tables: readonly string[],
  timeZone: string,
  notes: readonly Localised[] = [],
): GovernedPlan {
  const { example, bindings, range } = match;
  return {
    title: { ko: example.explanation.ko, en: example.explanation.en },
    sql: fillExample(example, bindings, timeZone),
    columns: withRoles(example.columns),
    tables,
    definitions: [
      {
        name: example.name,
        label: { ko: nameOf(match, 'ko'), en: nameOf(match, 'en') },
        text: example.explanation,
        owner: example.source.owner,
      },
    ],
    assumptions: [
      ...notes,
      ...[...bindings].flatMap(([name]) => saidOf(name, match, timeZone)),
      ...example.assumptions,
    ],
    range,
    verification: { by: example.verifiedBy, what: 'example', names: [example.name] },
    query: null,
    notes,
    rangeIsDefault: rangeNames(match).every((name) => match.defaulted.has(name)),
    within: (days) => done(planExample(movedTo(days.range, match), tables, timeZone, days.notes)),
    askedFor: (days) => ({ ko: askedFor(match, 'ko', days), en: askedFor(match, 'en', days) }),
  };
}

function rangeNames({ bindings }: ExampleMatch): string[] {
  return [...bindings].flatMap(([name, { type }]) => (type === 'range' ? [name] : []));
}

/** The match with its first range replaced, which is the one a plan tells. */
function movedTo(range: DateRange, match: ExampleMatch): ExampleMatch {
  const [name] = rangeNames(match);
  if (name === undefined) return match;
  return { ...match, range, bindings: new Map(match.bindings).set(name, { type: 'range', range }) };
}

function askedFor({ example, bindings }: ExampleMatch, locale: Locale, days: string): string {
  const question = example.questions[locale].find((each) => each.includes('{')) ?? '';
  return question.replace(/\{(\w+)\}/g, (_, name: string) => spokenOf(bindings, name) || days);
}

/** The canonical question with its numbers and values, without the range: that is told on its own. */
function nameOf({ example, bindings }: ExampleMatch, locale: Locale): string {
  const [question = example.name] = example.questions[locale];
  const said = question.replace(/\{(\w+)\}/g, (_, name: string) => spokenOf(bindings, name));
  return said.replace(/\s+/gu, ' ').trim();
}

function spokenOf(bindings: Bindings, name: string): string {
  const binding = bindings.get(name);
  return binding === undefined || binding.type === 'range' ? '' : String(binding.value);
}

/** The range is always told; a number or value only where it was chosen for the asker. */
function saidOf(name: string, { bindings, defaulted }: ExampleMatch, timeZone: string): readonly Localised[] {
  const binding = bindings.get(name);
  if (binding?.type === 'range') return [rangeSaid(binding.range, defaulted.has(name), timeZone)];
  if (binding === undefined || !defaulted.has(name)) return [];
  return [
    {
      ko: `말하지 않은 값은 정해 둔 값으로 보았습니다: ${binding.value}`,
      en: `What was not said is taken as usual: ${binding.value}`,
    },
  ];
}

function rangeSaid(range: DateRange, isDefault: boolean, timeZone: string): Localised {
  const days = `${daysText(range)} (${timeZone})`;
  if (!isDefault) return { ko: `기간: ${days}`, en: `Period: ${days}` };
  return {
    ko: `기간을 말하지 않아 정해 둔 기간으로 보았습니다: ${days}`,
    en: `No period was named, so the usual one is taken: ${days}`,
  };
}

/** The columns before the first quantity name a row. */
function withRoles(
  columns: readonly { name: string; label: { ko: string; en: string }; format: ColumnFormat }[],
): PlannedColumn[] {
  const first = columns.findIndex((column) => isQuantity(column.format));
  const names = first === -1 ? columns.length : first;
  return columns.map((column, index) => ({ ...column, role: index < names ? 'grouping' : 'measure' }));
}
