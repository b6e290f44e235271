import { type Fields, isFields, list, strings, text, unwrap } from '../tree.ts';
import { identifier, qualified } from './names.ts';
import { enclosed, type NodePrinter, type Printer, Unprintable } from './printer.ts';

export const fromPrinters: Readonly<Record<string, NodePrinter>> = {
  RangeVar(fields) {
    const name = [fields.schemaname, fields.relname].filter((part) => part !== undefined).map(text);
    return `${fields.inh === true ? '' : 'only '}${qualified(name)}${aliasText(fields.alias)}`;
  },
  RangeSubselect(fields, printer) {
    const query = unwrap(fields.subquery);
    if (query?.type !== 'SelectStmt') throw new Unprintable('RangeSubselect.subquery');
    return `${lateral(fields)}${enclosed(printer.query(query.fields))}${aliasText(fields.alias)}`;
  },
  RangeFunction: printRangeFunction,
  RangeTableSample(fields, printer) {
    const again = fields.repeatable === undefined ? '' : ` repeatable (${printer.node(fields.repeatable)})`;
    const method = qualified(strings(fields.method));
    return `${printer.node(fields.relation)} tablesample ${method} (${printer.nodes(fields.args)})${again}`;
  },
  JoinExpr: printJoin,
  ColumnDef(fields, printer) {
    const collation = isFields(fields.collClause) ? printer.typed('CollateClause', fields.collClause) : '';
    return `${identifier(text(fields.colname))} ${typeText(fields.typeName, printer)}${collation}`;
  },
};

function lateral(fields: Fields): string {
  return fields.lateral === true ? 'lateral ' : '';
}

/** ` as name (columns)`, with its leading space. */
function aliasText(value: unknown): string {
  if (!isFields(value)) return '';
  const columns =
    value.colnames === undefined ? '' : ` (${strings(value.colnames).map(identifier).join(', ')})`;
  return ` as ${identifier(text(value.aliasname))}${columns}`;
}

function printRangeFunction(fields: Fields, printer: Printer): string {
  const calls = list(fields.functions).map((entry) => functionCall(entry, printer));
  const source = fields.is_rowsfrom === true ? `rows from (${calls.join(', ')})` : calls.join('');
  const ordinality = fields.ordinality === true ? ' with ordinality' : '';
  return `${lateral(fields)}${source}${ordinality}${functionAlias(fields, printer)}`;
}

/** An entry is a list of the call and the columns it is said to return. */
function functionCall(entry: unknown, printer: Printer): string {
  const [call, columns] = list(unwrap(entry)?.fields.items);
  const node = unwrap(call);
  const body =
    node?.type === 'TypeCast'
      ? `cast(${printer.node(node.fields.arg)} as ${typeText(node.fields.typeName, printer)})`
      : printer.node(call);
  const defined = unwrap(columns)?.fields.items;
  return defined === undefined ? body : `${body} as (${printer.nodes(defined)})`;
}

function functionAlias(fields: Fields, printer: Printer): string {
  if (fields.coldeflist === undefined) return aliasText(fields.alias);
  const name = isFields(fields.alias) ? ` ${identifier(text(fields.alias.aliasname))}` : '';
  return ` as${name} (${printer.nodes(fields.coldeflist)})`;
}

const joins: Readonly<Record<string, string>> = {
  JOIN_INNER: 'join',
  JOIN_LEFT: 'left join',
  JOIN_RIGHT: 'right join',
  JOIN_FULL: 'full join',
};

function printJoin(fields: Fields, printer: Printer): string {
  const conditioned =
    fields.quals !== undefined || fields.usingClause !== undefined || fields.isNatural === true;
  const kind = conditioned ? joins[text(fields.jointype)] : 'cross join';
  if (kind === undefined) throw new Unprintable(`JoinExpr ${text(fields.jointype)}`);
  const right = unwrap(fields.rarg);
  const nested = right?.type === 'JoinExpr' && right.fields.alias === undefined;
  const rightText = nested ? `(${printer.node(fields.rarg)})` : printer.node(fields.rarg);
  const natural = fields.isNatural === true ? 'natural ' : '';
  const join = `${printer.node(fields.larg)}\n  ${natural}${kind} ${rightText}${conditionText(fields, printer)}`;
  return fields.alias === undefined ? join : `(${join})${aliasText(fields.alias)}`;
}

function conditionText(fields: Fields, printer: Printer): string {
  if (fields.quals !== undefined) return ` on ${printer.node(fields.quals)}`;
  if (fields.usingClause === undefined) return '';
  return ` using (${strings(fields.usingClause).map(identifier).join(', ')})${aliasText(fields.join_using_alias)}`;
}

function typeText(value: unknown, printer: Printer): string {
  if (!isFields(value)) throw new Unprintable('a missing type');
  return printer.typed('TypeName', value);
}
