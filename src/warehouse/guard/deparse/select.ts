import { type Fields, isFields, list, strings, text, unwrap } from '../tree.ts';
import { windowBody } from './calls.ts';
import { identifier, label, qualified } from './names.ts';
import { binding, bindingOf } from './precedence.ts';
import { enclosed, type NodePrinter, type Printer, Unprintable } from './printer.ts';

export const selectPrinters: Readonly<Record<string, NodePrinter>> = {
  SelectStmt: printSelect,
  WithClause: (fields, printer) =>
    `with ${fields.recursive === true ? 'recursive ' : ''}${printer.nodes(fields.ctes, ',\n')}`,
  CommonTableExpr: printCommonTable,
  ResTarget(fields, printer) {
    const value = printer.node(fields.val);
    return fields.name === undefined ? value : `${value} as ${label(text(fields.name))}`;
  },
  SortBy: (fields, printer) =>
    `${printer.node(fields.node)}${directions[text(fields.sortby_dir)] ?? ''}${nullOrders[text(fields.sortby_nulls)] ?? ''}`,
  GroupingSet: (fields, printer) => `${groupings[text(fields.kind)] ?? ''}(${printer.nodes(fields.content)})`,
};

const directions: Readonly<Record<string, string>> = { SORTBY_ASC: ' asc', SORTBY_DESC: ' desc' };
const nullOrders: Readonly<Record<string, string>> = {
  SORTBY_NULLS_FIRST: ' nulls first',
  SORTBY_NULLS_LAST: ' nulls last',
};
const groupings: Readonly<Record<string, string>> = {
  GROUPING_SET_ROLLUP: 'rollup',
  GROUPING_SET_CUBE: 'cube',
  GROUPING_SET_SETS: 'grouping sets',
};
const setOperations: Readonly<Record<string, string>> = {
  SETOP_UNION: 'union',
  SETOP_INTERSECT: 'intersect',
  SETOP_EXCEPT: 'except',
};

function printSelect(fields: Fields, printer: Printer): string {
  return [withText(fields, printer), bodyText(fields, printer), ...tailText(fields, printer)]
    .filter((part) => part !== '')
    .join('\n');
}

function withText(fields: Fields, printer: Printer): string {
  return isFields(fields.withClause) ? printer.typed('WithClause', fields.withClause) : '';
}

function bodyText(fields: Fields, printer: Printer): string {
  const operation = setOperations[text(fields.op)];
  if (operation !== undefined) {
    const all = fields.all === true ? ' all' : '';
    return `${branch(fields.larg, printer)}\n${operation}${all}\n${branch(fields.rarg, printer)}`;
  }
  if (fields.valuesLists !== undefined) {
    const rows = list(fields.valuesLists).map((row) => `(${printer.nodes(unwrap(row)?.fields.items)})`);
    return `values ${rows.join(', ')}`;
  }
  return plainSelect(fields, printer);
}

/** A branch with parts of its own stands in parentheses, so that they stay its own. */
function branch(value: unknown, printer: Printer): string {
  if (!isFields(value)) throw new Unprintable('SelectStmt.larg');
  const own = ['withClause', 'sortClause', 'limitCount', 'limitOffset'].some(
    (name) => value[name] !== undefined,
  );
  const query = printer.query(value);
  return own || setOperations[text(value.op)] !== undefined ? enclosed(query) : query;
}

function plainSelect(fields: Fields, printer: Printer): string {
  const clause = (word: string, value: unknown) =>
    value === undefined ? '' : `${word} ${printer.node(value)}`;
  const clauses = (word: string, value: unknown) =>
    value === undefined ? '' : `${word} ${printer.nodes(value)}`;
  return [
    `select${distinctText(fields, printer)}${targetText(fields, printer)}`,
    clauses('from', fields.fromClause),
    clause('where', fields.whereClause),
    clauses(fields.groupDistinct === true ? 'group by distinct' : 'group by', fields.groupClause),
    clause('having', fields.havingClause),
    windowsText(fields, printer),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** One line while it is short, else a line for each. */
function targetText(fields: Fields, printer: Printer): string {
  if (fields.targetList === undefined) return '';
  const targets = list(fields.targetList).map(printer.node);
  const short = targets.join(', ');
  return short.length <= 90 && !short.includes('\n')
    ? ` ${short}`
    : `\n  ${targets.join(',\n').replaceAll('\n', '\n  ')}`;
}

function distinctText(fields: Fields, printer: Printer): string {
  const items = list(fields.distinctClause);
  if (items.length === 0) return '';
  const plain = items.length === 1 && isFields(items[0]) && Object.keys(items[0]).length === 0;
  return plain ? ' distinct' : ` distinct on (${printer.nodes(items)})`;
}

function windowsText(fields: Fields, printer: Printer): string {
  const windows = list(fields.windowClause).map((window) => {
    const definition = unwrap(window)?.fields ?? {};
    return `${identifier(text(definition.name))} as (${windowBody(definition, printer)})`;
  });
  return windows.length === 0 ? '' : `window ${windows.join(', ')}`;
}

function tailText(fields: Fields, printer: Printer): string[] {
  const order = fields.sortClause === undefined ? '' : `order by ${printer.nodes(fields.sortClause)}`;
  const offset = fields.limitOffset === undefined ? '' : `offset ${printer.node(fields.limitOffset)}`;
  if (fields.limitCount === undefined) return [order, offset];
  if (fields.limitOption === 'LIMIT_OPTION_WITH_TIES') {
    return [order, offset, `fetch first ${tiesCount(fields.limitCount, printer)} rows with ties`];
  }
  return [order, `limit ${printer.node(fields.limitCount)}`, offset];
}

function tiesCount(value: unknown, printer: Printer): string {
  const node = unwrap(value);
  return node?.type === 'A_Const' && bindingOf(value) === binding.primary
    ? printer.node(value)
    : `(${printer.node(value)})`;
}

function printCommonTable(fields: Fields, printer: Printer): string {
  const query = unwrap(fields.ctequery);
  if (query?.type !== 'SelectStmt') throw new Unprintable('CommonTableExpr.ctequery');
  const columns = fields.aliascolnames === undefined ? '' : ` (${columnList(fields.aliascolnames)})`;
  const materialized =
    fields.ctematerialized === 'CTEMaterializeAlways'
      ? 'materialized '
      : fields.ctematerialized === 'CTEMaterializeNever'
        ? 'not materialized '
        : '';
  const body = enclosed(printer.query(query.fields));
  return `${identifier(text(fields.ctename))}${columns} as ${materialized}${body}${searchText(fields)}${cycleText(fields, printer)}`;
}

function searchText(fields: Fields): string {
  const search = fields.search_clause;
  if (!isFields(search)) return '';
  const order = search.search_breadth_first === true ? 'breadth' : 'depth';
  return ` search ${order} first by ${columnList(search.search_col_list)} set ${identifier(text(search.search_seq_column))}`;
}

function cycleText(fields: Fields, printer: Printer): string {
  const cycle = fields.cycle_clause;
  if (!isFields(cycle)) return '';
  const mark = `set ${identifier(text(cycle.cycle_mark_column))} to ${printer.node(cycle.cycle_mark_value)} default ${printer.node(cycle.cycle_mark_default)}`;
  return ` cycle ${columnList(cycle.cycle_col_list)} ${mark} using ${identifier(text(cycle.cycle_path_column))}`;
}

function columnList(value: unknown): string {
  return strings(value).map(identifier).join(', ');
}

/** `EXPLAIN (option value, …) query`. */
export function printExplain(fields: Fields, printer: Printer): string {
  const options = list(fields.options).map((option) => {
    const element = unwrap(option)?.fields ?? {};
    const value = element.arg === undefined ? '' : ` ${optionValue(element.arg)}`;
    return `${qualified([text(element.defname)])}${value}`;
  });
  const query = unwrap(fields.query);
  if (query?.type !== 'SelectStmt') throw new Unprintable('ExplainStmt.query');
  return `explain ${options.length === 0 ? '' : `(${options.join(', ')}) `}${printer.query(query.fields)}`;
}

function optionValue(value: unknown): string {
  const node = unwrap(value);
  if (node?.type === 'String') return identifier(text(node.fields.sval));
  if (node?.type === 'Integer') return String(node.fields.ival ?? 0);
  throw new Unprintable('DefElem.arg');
}
