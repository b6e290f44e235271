import { type Fields, isFields, strings, text } from '../guard/tree.ts';
import { readConditions } from './conditions.ts';
import { type Context, characterAt, note } from './context.ts';
import type { QueryJoin } from './inspection.ts';
import type { Frame, Level, NamedColumn, NamedSource, Scope } from './scope.ts';
import { distance, farthest } from './similarity.ts';

interface Place {
  readonly frame: Frame;
  readonly context: Context;
  /** What ON sees. */
  readonly seen: Scope;
}

const kinds: Readonly<Record<string, QueryJoin['kind']>> = {
  JOIN_LEFT: 'left',
  JOIN_RIGHT: 'right',
  JOIN_FULL: 'full',
};

/** Two sides of JOIN as one: columns of USING and NATURAL stand once, and an alias hides the sides. */
export function joinItems(fields: Fields, left: Level, right: Level, place: Place): Level {
  const kind = kinds[text(fields.jointype)] ?? 'inner';
  noteOptional(left, right, kind, place.frame);
  if (fields.quals !== undefined) readConditions(fields.quals, 'on', place.seen, place.context, kind);
  const names = fields.isNatural === true ? commonNames(left, right) : strings(fields.usingClause);
  const merged = names.flatMap((name) => mergedColumn(name, left, right, kind, fields, place));
  const level: Level = {
    sources: [...left.sources, ...right.sources],
    columns: [...merged, ...without(names, left), ...without(names, right)],
  };
  const using = isFields(fields.join_using_alias)
    ? [sourceOf(fields.join_using_alias, merged, level.sources, false)]
    : [];
  if (!isFields(fields.alias)) return { ...level, sources: [...level.sources, ...using] };
  const open = level.sources.some((source) => source.open);
  const whole = sourceOf(fields.alias, level.columns, level.sources, open);
  return { sources: [whole, ...using], columns: whole.columns };
}

/** Sources that an outer join may leave without a row. */
function noteOptional(left: Level, right: Level, kind: QueryJoin['kind'], { rows }: Frame): void {
  const sides = kind === 'left' ? [right] : kind === 'right' ? [left] : kind === 'full' ? [left, right] : [];
  const sources = sides.flatMap(({ columns }) => columns.flatMap(({ at }) => at?.source ?? []));
  rows.optional.push(...new Set(sources));
}

function commonNames(left: Level, right: Level): string[] {
  const others = new Set(right.columns.map((column) => column.name));
  return [...new Set(left.columns.map((column) => column.name))].filter((name) => others.has(name));
}

function without(names: readonly string[], level: Level): NamedColumn[] {
  return level.columns.filter((column) => !names.includes(column.name));
}

function mergedColumn(
  name: string,
  left: Level,
  right: Level,
  kind: QueryJoin['kind'],
  fields: Fields,
  place: Place,
): NamedColumn[] {
  const [one, other] = [left, right].map((side) => side.columns.find((column) => column.name === name));
  for (const [side, column] of [
    [left, one],
    [right, other],
  ] as const) {
    if (column === undefined && !side.sources.some((source) => source.open))
      reportUsing(name, side, fields, place.context);
  }
  if (one?.value.plain && other?.value.plain)
    note(place.context.found.joins, { left: one.value.plain, right: other.value.plain, kind });
  if (one?.at && other?.at) place.frame.rows.equalities.push([one.at, other.at]);
  const kept = kind === 'right' ? (other ?? one) : (one ?? other);
  return kept === undefined ? [] : [kept];
}

function reportUsing(name: string, side: Level, fields: Fields, context: Context): void {
  const nearest = side.columns
    .map((column) => ({ name: column.name, away: distance(name, column.name) }))
    .filter(({ away }) => away <= farthest)
    .sort((one, other) => one.away - other.away)
    .map((candidate) => candidate.name);
  note(context.found.faults, {
    kind: 'unknown-column',
    name,
    qualifier: null,
    at: characterAt(context.text, typeof fields.location === 'number' ? fields.location : -1),
    nearest: [...new Set(nearest)].slice(0, 5),
  });
}

function sourceOf(
  alias: Fields,
  columns: readonly NamedColumn[],
  sides: readonly NamedSource[],
  open: boolean,
): NamedSource {
  const names = strings(alias.colnames);
  const renamed = columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
  return {
    alias: text(alias.aliasname),
    schema: null,
    table: null,
    columns: renamed,
    open,
    real: sides.some((side) => side.real),
  };
}
