import type { CheckedQuery } from '../guard/guard-scope.ts';
import { type Fields, isFields, list, strings, text, unwrap } from '../guard/tree.ts';
import type { ColumnRef, KnownTable } from '../inspect/inspection.ts';
import { type Measure, unknown } from './measure.ts';
import { measureExpression } from './measure-expression.ts';

export interface MeasureContext {
  readonly tables: readonly KnownTable[];
  /** What a column of a real table counts in. */
  readonly unitOf: (column: ColumnRef) => Measure;
}

/**
 * What each output of a statement counts in, in order, seen through subqueries. Read off its arithmetic alone: whatever
 * cannot be told is `unknown`. Empty where the outputs cannot be told one by one.
 */
export function measureOutputs({ tree }: CheckedQuery, context: MeasureContext): readonly Measure[] {
  return outputsOf(tree, { context, common: new Map(), parent: null, depth: 0 }).map(
    ({ measure }) => measure,
  );
}

interface NamedMeasure {
  readonly name: string;
  readonly measure: Measure;
}

type Source = () => readonly NamedMeasure[];

/** What names mean inside one SELECT. */
interface Level {
  readonly context: MeasureContext;
  readonly common: ReadonlyMap<string, Source>;
  readonly parent: ((parts: readonly string[]) => Measure | null) | null;
  readonly depth: number;
}

const deepest = 12;

function outputsOf(select: Fields, outer: Level): readonly NamedMeasure[] {
  if (outer.depth > deepest) return [];
  const level = { ...outer, depth: outer.depth + 1, common: withCommon(select, outer) };
  if (isFields(select.larg)) return outputsOf(select.larg, level);
  const sources = sourcesOf(select, level);
  const resolve = (parts: readonly string[]) => resolved(parts, sources) ?? outer.parent?.(parts) ?? null;
  const scope = {
    column: (parts: readonly string[]) => resolve(parts) ?? unknown,
    query: (query: unknown) => {
      const inner = unwrap(query)?.fields;
      return inner === undefined
        ? unknown
        : (outputsOf(inner, { ...level, parent: resolve })[0]?.measure ?? unknown);
    },
  };
  return list(select.targetList).flatMap((target) => {
    const fields = unwrap(target)?.fields ?? {};
    const star = starOf(fields.val);
    if (star !== null)
      return [...sources].flatMap(([name, source]) => (star === '' || star === name ? source() : []));
    const name = text(fields.name) || lastName(fields.val);
    return [{ name, measure: measureExpression(fields.val, scope) }];
  });
}

function withCommon(select: Fields, outer: Level): ReadonlyMap<string, Source> {
  const common = new Map(outer.common);
  const clause = isFields(select.withClause) ? list(select.withClause.ctes) : [];
  for (const each of clause) {
    const table = unwrap(each)?.fields ?? {};
    const query = unwrap(table.ctequery)?.fields;
    const known = new Map(common);
    if (query === undefined) continue;
    const names = strings(table.aliascolnames);
    common.set(
      text(table.ctename),
      renamed(
        once(() => outputsOf(query, { ...outer, common: known, depth: outer.depth + 1 })),
        names,
      ),
    );
  }
  return common;
}

/** Columns by the names they go by outside. */
function renamed(source: Source, names: readonly string[]): Source {
  return () => source().map((each, at) => ({ ...each, name: names[at] ?? each.name }));
}

function once(make: Source): Source {
  let made: readonly NamedMeasure[] | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function sourcesOf(select: Fields, level: Level): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  const add = (item: unknown) => {
    const node = unwrap(item);
    if (node === null) return;
    const { type, fields } = node;
    if (type === 'JoinExpr') {
      add(fields.larg);
      add(fields.rarg);
      return;
    }
    const alias = isFields(fields.alias) ? fields.alias : {};
    const name = text(alias.aliasname) || text(fields.relname);
    const source = type === 'RangeVar' ? tableSource(fields, level) : querySource(type, fields, level);
    if (source !== null) sources.set(name, renamed(source, strings(alias.colnames)));
  };
  list(select.fromClause).forEach(add);
  return sources;
}

function querySource(type: string, fields: Fields, level: Level): Source | null {
  const query = type === 'RangeSubselect' ? unwrap(fields.subquery)?.fields : undefined;
  return query === undefined ? null : once(() => outputsOf(query, { ...level, parent: null }));
}

function tableSource({ schemaname, relname }: Fields, { common, context }: Level): Source | null {
  const [schema, name] = [text(schemaname), text(relname)];
  const query = schema === '' ? common.get(name) : undefined;
  if (query !== undefined) return query;
  const table = context.tables.find(
    (each) => each.name === name && (schema === '' || each.schema === schema),
  );
  if (table === undefined) return null;
  return () =>
    table.columns.map((column) => ({
      name: column.name,
      measure: context.unitOf({ table: `${table.schema}.${table.name}`, column: column.name }),
    }));
}

function resolved(parts: readonly string[], sources: ReadonlyMap<string, Source>): Measure | null {
  const [name, qualifier] = parts.toReversed();
  const within = qualifier === undefined ? [...sources.values()] : [sources.get(qualifier)];
  for (const source of within) {
    const found = source?.().find((each) => each.name === name);
    if (found !== undefined) return found.measure;
  }
  return null;
}

/** The source of `o.*`, nothing for a bare star, null for anything else. */
function starOf(value: unknown): string | null {
  const node = unwrap(value);
  const parts = list(node?.fields.fields);
  if (node?.type !== 'ColumnRef' || unwrap(parts.at(-1))?.type !== 'A_Star') return null;
  return strings(parts).at(-2) ?? '';
}

function lastName(value: unknown): string {
  const node = unwrap(value);
  if (node?.type === 'ColumnRef') return strings(node.fields.fields).at(-1) ?? '';
  if (node?.type === 'FuncCall') return strings(node.fields.funcname).at(-1) ?? '';
  return node?.type === 'TypeCast' ? lastName(node.fields.arg) : '';
}
