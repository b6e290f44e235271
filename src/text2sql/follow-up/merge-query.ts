import type { Grouping, MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import type { ReadEdit } from '../../semantic-layer/reading/read-edit.ts';
import type { EditPieces } from './edit-pieces.ts';
import type { EditMark } from './edit-words.ts';
import { mergeFilters } from './merge-filters.ts';
import { carriedComparison } from './merge-time.ts';

/** A text as an edit: what it says of the data, and of the answer. */
export interface Edit {
  readonly read: ReadEdit;
  readonly pieces: EditPieces;
  readonly marks: ReadonlySet<EditMark>;
}

/** The query after the edit; null where the words do not settle what they take back or add to. */
export function mergeQuery(before: MetricQuery, edit: Edit, model: SemanticModel): MetricQuery | null {
  const cleared = clear(before, edit, model);
  if (cleared === null) return null;
  const { read, pieces, marks } = edit;
  if (pieces.narrowsByMetric || dividesBy(edit)) return null;
  const metrics = metricsAfter(cleared, edit);
  const filters = mergeFilters(
    cleared.filters,
    { said: saidFilters(before, edit), added: addedDimensions(edit) },
    model,
  );
  if (filters === null) return null;
  const groupings = groupingsOf(cleared, filters, edit);
  if (groupings === null) return null;
  const range = pieces.namesRange || cleared.range === null ? read.range : cleared.range;
  const compare = read.compare ?? (marks.has('clear-compare') ? null : carriedComparison(cleared, range));
  const merged = {
    metrics,
    groupings,
    filters: withoutSplitSingles(filters, cleared.filters, read.groupings, model),
    having: read.having.length > 0 ? read.having : groupings.length > 0 ? cleared.having : [],
    range,
    compare,
  };
  return withOrder(merged, cleared, edit);
}

function groupingsOf(
  cleared: MetricQuery,
  filters: MetricQuery['filters'],
  edit: Edit,
): readonly Grouping[] | null {
  const groupings = withSideBySide(groupingsAfter(cleared, edit), filters, edit);
  if (!splitsValues(edit)) return groupings;
  const several = severalOf(edit.read.filters.length > 0 ? edit.read.filters : filters);
  const [only, another] = several;
  return only === undefined || another !== undefined ? null : distinct([...groupings, only]);
}

/** "배달이랑 포장 나눠서", "각각": asks for a split and names nothing to split by, so the several values are meant. */
function splitsValues({ read, pieces, marks }: Edit): boolean {
  if (read.groupings.length > 0 || pieces.narrowsByMetric) return false;
  return marks.has('split') || (marks.has('each') && !pieces.namesMetric);
}

function severalOf(filters: MetricQuery['filters']): Grouping[] {
  return filters
    .filter(({ values, negated }) => values.length > 1 && !negated)
    .map(({ dimension }) => ({ kind: 'dimension', name: dimension }));
}

/** "주문수로 나눠줘" asks for a division, and nobody said which ratio that is. */
function dividesBy({ read, pieces, marks }: Edit): boolean {
  return marks.has('split') && pieces.namesMetric && read.groupings.length === 0;
}

/** Conditions that are only named to be taken back are no conditions. */
function saidFilters(before: MetricQuery, { read, marks }: Edit): MetricQuery['filters'] {
  if (!marks.has('clear-filters')) return read.filters;
  return read.filters.filter((filter) => !before.filters.some((old) => isSameFilter(old, filter)));
}

function isSameFilter(one: MetricQuery['filters'][number], other: MetricQuery['filters'][number]): boolean {
  return one.dimension === other.dimension && one.values.join('\n') === other.values.join('\n');
}

function clear(before: MetricQuery, edit: Edit, model: SemanticModel): MetricQuery | null {
  const { marks, pieces, read } = edit;
  const { targets } = pieces;
  let query = before;
  if (marks.has('clear-filters')) {
    const named = read.filters.filter((filter) => query.filters.some((old) => isSameFilter(old, filter)));
    if (named.length < read.filters.length) return null;
    query = { ...query, filters: remainingFilters(query, named, targets, model) };
  }
  if (marks.has('total')) return totalOf(query);
  if (marks.has('clear-groupings')) query = { ...query, groupings: remainingGroupings(query, targets) };
  if (marks.has('clear-time'))
    query = { ...query, groupings: query.groupings.filter(({ kind }) => kind !== 'time') };
  if (marks.has('clear-limit')) query = { ...query, limit: null };
  if (marks.has('clear-compare')) query = { ...query, compare: null };
  if (marks.has('every-row')) return clearRows(query, edit);
  return marks.has('whole') ? clearWhole(query, edit, model) : query;
}

/** Of the first few rows, or of those that met a condition, the total is not that of all. */
function totalOf(query: MetricQuery): MetricQuery | null {
  if (query.groupings.length === 0 || query.limit !== null || query.having.length > 0) return null;
  return { ...query, groupings: [], order: null };
}

function clearRows(query: MetricQuery, { pieces, read }: Edit): MetricQuery | null {
  if (pieces.namesMetric || read.filters.length > 0) return null;
  if (query.limit !== null) return { ...query, limit: null };
  return query.filters.length > 0 ? { ...query, filters: [] } : null;
}

function remainingFilters(
  { filters }: MetricQuery,
  named: MetricQuery['filters'],
  targets: readonly string[],
  model: SemanticModel,
): MetricQuery['filters'] {
  if (named.length > 0) return filters.filter((old) => !named.some((filter) => isSameFilter(old, filter)));
  if (targets.length === 0) return [];
  return filters.filter(({ dimension }) => !targets.some((target) => isOfPlace(dimension, target, model)));
}

function remainingGroupings({ groupings }: MetricQuery, targets: readonly string[]): Grouping[] {
  if (targets.length === 0) return [];
  return groupings.filter((one) => one.kind === 'time' || !targets.includes(one.name));
}

/** A region, and the province it lies in. */
function isOfPlace(dimension: string, target: string, model: SemanticModel): boolean {
  const within = (inner: string, outer: string) =>
    model.dimensions.get(inner)?.within?.includes(outer) ?? false;
  return dimension === target || within(dimension, target) || within(target, dimension);
}

/** "전체로" takes back the one thing that narrows the answer; where there are several, which is not said. */
function clearWhole(query: MetricQuery, { pieces, read }: Edit, model: SemanticModel): MetricQuery | null {
  const { targets } = pieces;
  if (pieces.namesMetric || read.filters.length > 0) return null;
  if (targets.length > 0) return { ...query, filters: remainingFilters(query, [], targets, model) };
  const narrowing = [
    ...(query.filters.length > 0 ? [{ filters: [] }] : []),
    ...(query.groupings.length > 0 && query.limit === null
      ? [{ groupings: [], having: [], order: null }]
      : []),
    ...(query.limit !== null ? [{ limit: null }] : []),
  ];
  const [only, another] = narrowing;
  return only === undefined || another !== undefined ? null : { ...query, ...only };
}

function metricsAfter({ metrics }: MetricQuery, { read, pieces }: Edit): readonly string[] {
  if (read.metrics.length === 0) return metrics;
  const isAdded = pieces.addsMetric || read.metrics.every((name) => isMeasure(name, read));
  return isAdded ? [...new Set([...metrics, ...read.metrics])] : read.metrics;
}

/** "취소율 높은 순으로": what the rows are ordered or chosen by comes beside what they show. */
function isMeasure(name: string, { order, having }: ReadEdit): boolean {
  return order?.by === name || having.some(({ metric }) => metric === name);
}

function addedDimensions({ read, pieces }: Edit): ReadonlySet<string> {
  return new Set(pieces.addsValue ? read.filters.map(({ dimension }) => dimension) : []);
}

/** A split by other things takes the place of the old one, unless it is to be split further. */
function groupingsAfter({ groupings }: MetricQuery, { read, pieces, marks }: Edit): readonly Grouping[] {
  if (read.groupings.length === 0) return groupings;
  const addsOther = pieces.namesMetric || pieces.addsValue;
  const isAdded = marks.has('split') || pieces.addsGroup || (marks.has('add') && !addsOther);
  return isAdded ? timeFirst(distinct([...groupings, ...read.groupings])) : read.groupings;
}

function timeFirst(groupings: readonly Grouping[]): Grouping[] {
  const isTime = ({ kind }: Grouping) => kind === 'time';
  return [...groupings.filter(isTime), ...groupings.filter((one) => !isTime(one))];
}

function distinct(groupings: readonly Grouping[]): Grouping[] {
  return [...new Map(groupings.map((one) => [JSON.stringify(one), one])).values()];
}

/** "서초구도" is asked to be seen beside 강남구, not added to it. */
function withSideBySide(
  groupings: readonly Grouping[],
  filters: MetricQuery['filters'],
  edit: Edit,
): readonly Grouping[] {
  const added = addedDimensions(edit);
  const several = filters.filter(
    ({ dimension, values, negated }) => added.has(dimension) && values.length > 1 && !negated,
  );
  const named = several.map(({ dimension }): Grouping => ({ kind: 'dimension', name: dimension }));
  return distinct([...groupings, ...named]);
}

/** "지역별로" of one region would be one row: all regions are meant. */
function withoutSplitSingles(
  filters: MetricQuery['filters'],
  before: MetricQuery['filters'],
  groupings: readonly Grouping[],
  model: SemanticModel,
): MetricQuery['filters'] {
  const split = groupings.flatMap((one) => (one.kind === 'dimension' ? [one.name] : []));
  return filters.filter((filter) => {
    if (filter.negated || filter.values.length > 1 || !before.includes(filter)) return true;
    const within = model.dimensions.get(filter.dimension)?.within ?? [];
    return !split.some((name) => name === filter.dimension || within.includes(name));
  });
}

/**
 * Rows stay ordered by what is still there. The first few of several splits at once would be a question of its own: null.
 */
function withOrder(
  merged: Omit<MetricQuery, 'order' | 'limit'>,
  before: MetricQuery,
  { read, pieces }: Edit,
): MetricQuery | null {
  if (merged.groupings.length === 0) return { ...merged, order: null, limit: null };
  const order = saidOrder(merged, before, { read, pieces });
  const limit = read.limit ?? before.limit;
  const isSameSplit = JSON.stringify(merged.groupings) === JSON.stringify(before.groupings);
  if (limit !== null && read.limit === null && merged.groupings.length > 1 && !isSameSplit) return null;
  return { ...merged, order, limit };
}

/** "3개만" and "상위 3개" of rows in an order that was chosen are the first of that order, or the last. */
function saidOrder(
  merged: Omit<MetricQuery, 'order' | 'limit'>,
  before: MetricQuery,
  { read, pieces }: Pick<Edit, 'read' | 'pieces'>,
): MetricQuery['order'] {
  const carried = carriedOrder(merged, before);
  if (read.order === null || (pieces.onlyCounts && carried?.by === 'time')) return carried;
  if (!pieces.onlyCounts || carried === null || pieces.namesMetric) return read.order;
  return { by: carried.by, direction: read.order.direction };
}

function carriedOrder(
  { metrics, groupings, compare }: Omit<MetricQuery, 'order' | 'limit'>,
  { order }: MetricQuery,
): MetricQuery['order'] {
  if (order === null) return null;
  if (order.by === 'time') return groupings.some(({ kind }) => kind === 'time') ? order : null;
  if (order.by === 'change' || order.by === 'change-rate') return compare === null ? null : order;
  return metrics.includes(order.by) ? order : { ...order, by: metrics[0] ?? order.by };
}
