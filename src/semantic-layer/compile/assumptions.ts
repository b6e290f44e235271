import type { DateRange } from '../../domain/date-range.ts';
import { areAlikeLong, daysBetween, daysText } from '../../domain/iso-days.ts';
import type { Dimension } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import { partsOf } from '../model/check-metrics.ts';
import type { FoundRoute } from '../model/route.ts';
import type { SemanticModel } from '../model.ts';
import { isTopPerPeriod } from './order.ts';
import { isCyclic, periodStart } from './period.ts';
import type { CompileSettings, ResolvedQuery } from './resolve.ts';

/** What was decided for the asker, each once: the range, the metrics' own rules, and how rows were counted. */
export function assumptionsOf(
  query: ResolvedQuery,
  model: SemanticModel,
  settings: CompileSettings,
): readonly Localised[] {
  const all = [
    ...rangeAssumptions(query, settings),
    ...metricAssumptions(query, model),
    ...timelessAssumptions(query),
    ...dimensionAssumptions(query, model),
    ...negationAssumptions(query),
    ...limitAssumptions(query),
  ];
  return all.filter((item, at) => all.findIndex((other) => other.ko === item.ko) === at);
}

/** The metrics shown, then those they are made of. */
export function definitionsOf(query: ResolvedQuery, model: SemanticModel): readonly string[] {
  const names = query.shown.map((metric) => metric.name);
  for (const name of names) {
    const metric = model.metrics.get(name);
    for (const part of metric ? partsOf(metric) : []) if (!names.includes(part)) names.push(part);
  }
  return names;
}

function rangeAssumptions(query: ResolvedQuery, settings: CompileSettings): readonly Localised[] {
  const { timeZone } = settings;
  if (!query.range) {
    const hasTime = query.leaves.some((leaf) => leaf.time !== null);
    return hasTime
      ? [
          {
            ko: '기간을 정하지 않아 전체 기간을 셉니다.',
            en: 'No period was named, so all of it is counted.',
          },
        ]
      : [];
  }
  if (query.leaves.every((leaf) => leaf.time === null)) return [];
  const range: Localised = {
    ko: `기간: ${daysText(query.range)} (${timeZone})`,
    en: `Period: ${daysText(query.range)} (${timeZone})`,
  };
  const found = settings.rangeIsTold ? [] : [range];
  if (query.compare) {
    const text = daysText(query.compare.range);
    found.push({ ko: `비교 기간: ${text}`, en: `Compared with: ${text}` });
    found.push(...unequalDays(query.range, query.compare.range));
  }
  return [...found, ...grainAssumptions(query, query.range, settings)];
}

function unequalDays(range: DateRange, other: DateRange): readonly Localised[] {
  if (areAlikeLong(range, other)) return [];
  const [days, others] = [range, other].map(({ from, to }) => daysBetween(from, to));
  return [
    {
      ko: `비교하는 날수가 같지 않습니다: ${days}일과 ${others}일`,
      en: `The two sides have unequal numbers of days: ${days} and ${others}`,
    },
  ];
}

function grainAssumptions(
  query: ResolvedQuery,
  range: DateRange,
  settings: CompileSettings,
): readonly Localised[] {
  return query.groupings.flatMap((grouping): readonly Localised[] => {
    if (grouping.kind !== 'time' || isCyclic(grouping.grain)) return [];
    const { grain } = grouping;
    const starts = [range.from, range.to];
    const isCut = starts.some((day) => periodStart(day, grain, settings.weekStart) !== day);
    const week: readonly Localised[] =
      settings.weekStart === 'monday'
        ? [{ ko: '한 주는 월요일에 시작합니다.', en: 'Weeks start on Monday.' }]
        : [{ ko: '한 주는 일요일에 시작합니다.', en: 'Weeks start on Sunday.' }];
    const cut: Localised = {
      ko: '첫 구간이나 마지막 구간은 기간에 든 날만 셉니다.',
      en: 'The first or the last step holds only the days inside the period.',
    };
    return [...(grain === 'week' ? week : []), ...(isCut ? [cut] : [])];
  });
}

function metricAssumptions(query: ResolvedQuery, model: SemanticModel): readonly Localised[] {
  return definitionsOf(query, model).flatMap((name) => model.metrics.get(name)?.assumptions ?? []);
}

function timelessAssumptions(query: ResolvedQuery): readonly Localised[] {
  if (!query.range) return [];
  return query.leaves
    .filter((leaf) => leaf.time === null)
    .map(({ label }) => ({
      ko: `${label.ko}: 기간과 상관없이 지금 상태의 값입니다.`,
      en: `${label.en}: the present state, whatever the period.`,
    }));
}

function dimensionAssumptions(query: ResolvedQuery, model: SemanticModel): readonly Localised[] {
  const grouped = query.groupings.flatMap((grouping) =>
    grouping.kind === 'dimension' ? [grouping.dimension] : [],
  );
  const filtered = query.filters.map((filter) => filter.dimension);
  const routes = (dimension: Dimension) =>
    query.leaves.map((leaf) => ({ leaf, route: model.route(leaf, dimension) as FoundRoute }));
  const several = grouped
    .filter((dimension) => dimension.alike !== true && routes(dimension).some(({ route }) => route.fanOut))
    .map(severalValues);
  const through = [...new Set([...grouped, ...filtered])].flatMap((dimension) =>
    routes(dimension).flatMap(({ route }) =>
      route.via === null ? [] : [throughTable(dimension, route.via, model)],
    ),
  );
  return [...several, ...through];
}

function severalValues({ label }: Dimension): Localised {
  return {
    ko: `한 건이 여러 ${label.ko}에 걸치면 각각에 한 번씩 세므로, 나눈 값의 합은 전체와 다를 수 있습니다.`,
    en: `What falls under several values of ${label.en.toLowerCase()} counts once in each, so the groups need not add up to the total.`,
  };
}

function throughTable({ label }: Dimension, table: string, model: SemanticModel): Localised {
  const through = model.tables.get(table)?.label ?? { ko: table, en: table };
  return { ko: `${label.ko}: ${through.ko} 기준`, en: `${label.en}: taken from ${through.en}` };
}

function negationAssumptions(query: ResolvedQuery): readonly Localised[] {
  return query.filters
    .filter((filter) => filter.negated)
    .map(({ dimension: { label } }) => ({
      ko: `${label.ko} 값이 없는 것은 빼지 않았습니다.`,
      en: `Rows without a value of ${label.en.toLowerCase()} are kept.`,
    }));
}

function limitAssumptions(query: ResolvedQuery): readonly Localised[] {
  if (query.limit === null || query.groupings.length === 0) return [];
  const { limit } = query;
  return isTopPerPeriod(query)
    ? [
        {
          ko: `구간마다 ${limit}개까지만 보이며, 값이 같으면 이름순입니다.`,
          en: `Up to ${limit} rows of each period; equal values come in the order of their names.`,
        },
      ]
    : [
        {
          ko: `${limit}개까지만 보이며, 값이 같으면 이름순입니다.`,
          en: `Up to ${limit} rows; equal values come in the order of their names.`,
        },
      ];
}
