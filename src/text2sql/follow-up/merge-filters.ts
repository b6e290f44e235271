import type { DimensionFilter } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';

export interface FilterEdit {
  readonly said: readonly DimensionFilter[];
  /** Dimensions whose values are added to those that are there. */
  readonly added: ReadonlySet<string>;
}

/**
 * What is said of a dimension replaces what was said of it, and stands beside what was said of others. Null where the two
 * make no sense together: leaving out what was never in.
 */
export function mergeFilters(
  before: readonly DimensionFilter[],
  { said, added }: FilterEdit,
  model: SemanticModel,
): DimensionFilter[] | null {
  const own = withoutContrast(said, before);
  const merged: DimensionFilter[] = [];
  for (const filter of own) {
    const old = before.filter(({ dimension }) => dimension === filter.dimension);
    const one = mergeOne(filter, old, added.has(filter.dimension));
    if (one === null) return null;
    merged.push(...one);
  }
  const kept = before.filter((old) => !own.some((filter) => replaces(filter, old, model)));
  return [...kept, ...merged].sort(
    (one, other) =>
      one.dimension.localeCompare(other.dimension) || Number(one.negated) - Number(other.negated),
  );
}

/** "강남구 말고 송파구": the first only says what is replaced. */
function withoutContrast(
  said: readonly DimensionFilter[],
  before: readonly DimensionFilter[],
): readonly DimensionFilter[] {
  return said.filter((filter) => {
    if (!filter.negated) return true;
    const isContrast = said.some((other) => !other.negated && other.dimension === filter.dimension);
    const wasThere = before.some(
      (old) =>
        old.dimension === filter.dimension && filter.values.every((value) => old.values.includes(value)),
    );
    return !(isContrast && wasThere);
  });
}

function mergeOne(
  filter: DimensionFilter,
  old: readonly DimensionFilter[],
  isAdded: boolean,
): DimensionFilter[] | null {
  const alike = old.find(({ negated }) => negated === filter.negated);
  const opposite = old.find(({ negated }) => negated !== filter.negated);
  if (opposite !== undefined && filter.negated) return leftOf(opposite, filter);
  if (opposite !== undefined && isAdded) return null;
  return [isAdded && alike ? { ...filter, values: union(alike.values, filter.values) } : filter];
}

/** "강남구 빼고" of 강남구 and 서초구 leaves 서초구, and of 강남구 alone means all the others. */
function leftOf(kept: DimensionFilter, without: DimensionFilter): DimensionFilter[] | null {
  const left = kept.values.filter((value) => !without.values.includes(value));
  if (left.length === kept.values.length) return null;
  return left.length > 0 ? [{ ...kept, values: left }] : [without];
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].sort();
}

/** Places lie in places: another province replaces a district, and a district that is not in the province replaces it. */
function replaces(filter: DimensionFilter, old: DimensionFilter, model: SemanticModel): boolean {
  if (filter.dimension === old.dimension) return true;
  if (filter.negated || old.negated) return false;
  const outer = model.dimensions.get(old.dimension)?.within?.includes(filter.dimension) ?? false;
  if (outer) return true;
  const isInner = model.dimensions.get(filter.dimension)?.within?.includes(old.dimension) ?? false;
  return isInner && !filter.values.some((value) => mayLieIn(value, filter.dimension, old, model));
}

function mayLieIn(value: string, dimension: string, place: DimensionFilter, model: SemanticModel): boolean {
  const known = model.values.get(dimension)?.find((each) => each.value === value);
  const places = known?.liesIn?.[place.dimension];
  return places === undefined || places.some((one) => place.values.includes(one));
}
