import { normalise } from '../../../language/tokens/normalise.ts';
import { retrievalTerms } from '../../../language/tokens/retrieval-terms.ts';
import type { Hit } from '../../../retrieval/retrieval.ts';
import type { QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { type Finding, likelyFault } from './finding.ts';

/** A stored value that the question names by its whole word. */
export interface StatedValue {
  readonly value: string;
  /** `schema.table.column` of every column that holds it. */
  readonly places: readonly string[];
  /** Of a listed dimension, which no word is found in by chance. */
  readonly isListed?: boolean;
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
  const common = new Set(names.flatMap(wordsIn));
  const places = new Map<string, Set<string>>();
  const listed = new Set<string>();
  for (const hit of hits) {
    const found = placeOf(hit, columnOf);
    if (found === null || !isNamed(hit, normalise(found.value), common)) continue;
    if (hit.item.payload.type === 'dimension-value' && isColumn(found.place)) listed.add(found.value);
    places.set(found.value, (places.get(found.value) ?? new Set()).add(found.place));
  }
  return [...places].map(([value, found]) => ({
    value,
    places: [...found],
    ...(listed.has(value) && { isListed: true }),
  }));
}

/** Whole, and each word of it without what follows it. */
function wordsIn(name: string): readonly string[] {
  const whole = normalise(name);
  return [whole, ...retrievalTerms(name).map(normalise)];
}

/** The value that a hit of the search is, and the column that holds it; null for anything else. */
export function placeOf(
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

/** A dimension that is computed is split by in more ways than its text. */
function isColumn(place: string): boolean {
  return /^[\w.]+$/.test(place);
}

function isNamed({ reasons }: Hit, word: string, common: ReadonlySet<string>): boolean {
  if (word.length < 2 || common.has(word)) return false;
  return reasons.some((reason) => reason.kind === 'term' && normalise(reason.term) === word);
}

/**
 * A listed value that the question names must be compared with or shown apart. Of any other, a statement that reads none
 * of the tables the question is about answers another question: a word may be stored somewhere by chance.
 */
export function unusedValueFindings(
  shape: QueryShape,
  stated: readonly StatedValue[],
  central: readonly string[],
): readonly Finding[] {
  const isApart = central.length > 0 && !shape.tables.some(({ name }) => central.includes(name));
  const literals = shape.conditions.flatMap((condition) => condition.literals.map(bareWord)).filter(tells);
  const shown = placesIn(shape.outputs);
  const used = new Set([...shown, ...placesIn(shape.conditions)]);
  return stated
    .filter(({ value, places, isListed = false }) => {
      const word = bareWord(value);
      if (literals.some((literal) => literal.includes(word) || word.includes(literal))) return false;
      if (isApart && !places.some((each) => used.has(each))) return true;
      return isListed && !places.some((each) => shown.has(each));
    })
    .slice(0, 1)
    .map(({ value, places }) => unused(value, places));
}

function placesIn(parts: QueryShape['outputs'] | QueryShape['conditions']): ReadonlySet<string> {
  return new Set(parts.flatMap(({ columns }) => columns.map(({ table, column }) => `${table}.${column}`)));
}

/** `%강남%` compares with 강남구 too. */
function bareWord(literal: string): string {
  return normalise(literal.replaceAll('%', ''));
}

function tells(word: string): boolean {
  return word.length > 1;
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
