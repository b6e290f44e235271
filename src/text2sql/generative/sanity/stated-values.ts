import { normalise } from '../../../language/tokens/normalise.ts';
import type { Hit } from '../../../retrieval/retrieval.ts';
import type { QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { type Finding, likelyFault } from './finding.ts';

/** A stored value that the question names by its whole word. */
export interface StatedValue {
  readonly value: string;
  /** `schema.table.column` of every column that holds it. */
  readonly places: readonly string[];
}

/**
 * The values that a question names. Words that name tables, columns or metrics as well say too little, and so do values
 * of one letter.
 */
export function statedValues(
  hits: readonly Hit[],
  columnOf: (dimension: string) => string | null,
  names: readonly string[],
): readonly StatedValue[] {
  const common = new Set(names.map(normalise));
  const places = new Map<string, Set<string>>();
  for (const hit of hits) {
    const found = placeOf(hit, columnOf);
    if (found === null || !isNamed(hit, normalise(found.value), common)) continue;
    places.set(found.value, (places.get(found.value) ?? new Set()).add(found.place));
  }
  return [...places].map(([value, found]) => ({ value, places: [...found] }));
}

function placeOf(
  { item: { payload } }: Hit,
  columnOf: (dimension: string) => string | null,
): { readonly value: string; readonly place: string } | null {
  if (payload.type === 'column-value') {
    const { table, column, value } = payload.value;
    return { value, place: `${table}.${column}` };
  }
  if (payload.type !== 'dimension-value') return null;
  const place = columnOf(payload.value.dimension);
  return place === null ? null : { value: payload.value.value, place };
}

function isNamed({ reasons }: Hit, word: string, common: ReadonlySet<string>): boolean {
  if (word.length < 2 || common.has(word)) return false;
  return reasons.some((reason) => reason.kind === 'term' && normalise(reason.term) === word);
}

/**
 * A statement that reads none of the tables the question is about, and makes no use of a value it names, answers another
 * question. Either alone is no sign: a word may be stored somewhere by chance.
 */
export function unusedValueFindings(
  shape: QueryShape,
  stated: readonly StatedValue[],
  central: readonly string[],
): readonly Finding[] {
  if (central.length === 0 || shape.tables.some(({ name }) => central.includes(name))) return [];
  const literals = new Set(shape.conditions.flatMap((condition) => condition.literals.map(normalise)));
  const columns = new Set(
    [...shape.conditions, ...shape.outputs].flatMap((each) =>
      each.columns.map(({ table, column }) => `${table}.${column}`),
    ),
  );
  return stated
    .filter(
      ({ value, places }) => !literals.has(normalise(value)) && !places.some((each) => columns.has(each)),
    )
    .slice(0, 1)
    .map(({ value, places }) => unused(value, places));
}

function unused(value: string, places: readonly string[]): Finding {
  return likelyFault(
    'value-unused',
    {
      ko: `질문에 나온 '${value}' 값을 쿼리가 쓰지 않아요`,
      en: `the query makes no use of '${value}', which the question names`,
    },
    {
      name: value,
      nearest: places,
      hint: 'the question names this stored value: filter or split by its column',
    },
  );
}
