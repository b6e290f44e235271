import { type Fields, isFields, text } from '../tree.ts';
import { overText } from './calls.ts';
import { label } from './names.ts';
import { binding } from './precedence.ts';
import { type NodePrinter, type Printer, Unprintable } from './printer.ts';

/** SQL/JSON. */
export const jsonPrinters: Readonly<Record<string, NodePrinter>> = {
  JsonValueExpr: (fields, printer) => `${printer.node(fields.raw_expr)}${formatText(fields.format)}`,
  JsonKeyValue: (fields, printer) =>
    `${printer.operand(fields.key, binding.primary)}: ${typed('JsonValueExpr', fields.value, printer)}`,
  JsonObjectConstructor: (fields, printer) =>
    `json_object(${words(printer.nodes(fields.exprs), fields.exprs === undefined ? '' : nullText(fields, 'null on null', 'absent on null'), uniqueText(fields), outputText(fields.output, printer))})`,
  JsonArrayConstructor: (fields, printer) =>
    `json_array(${words(printer.nodes(fields.exprs), nullText(fields, 'null on null', ''), outputText(fields.output, printer))})`,
  JsonArrayQueryConstructor: (fields, printer) =>
    `json_array(${words(printer.node(fields.query), outputText(fields.output, printer))})`,
  JsonObjectAgg: (fields, printer) =>
    aggregate(
      'json_objectagg',
      words(
        typed('JsonKeyValue', fields.arg, printer),
        nullText(fields, '', 'absent on null'),
        uniqueText(fields),
      ),
      fields,
      printer,
    ),
  JsonArrayAgg: (fields, printer) =>
    aggregate(
      'json_arrayagg',
      typed('JsonValueExpr', fields.arg, printer),
      fields,
      printer,
      nullText(fields, 'null on null', ''),
    ),
  JsonIsPredicate(fields, printer) {
    const kind =
      { JS_TYPE_OBJECT: ' object', JS_TYPE_ARRAY: ' array', JS_TYPE_SCALAR: ' scalar' }[
        text(fields.item_type)
      ] ?? '';
    const unique = fields.unique_keys === true ? ' with unique keys' : '';
    return `${printer.operand(fields.expr, binding.comparison)} is json${kind}${unique}`;
  },
  JsonFuncExpr: printFunction,
  JsonArgument: (fields, printer) =>
    `${typed('JsonValueExpr', fields.val, printer)} as ${label(text(fields.name))}`,
  JsonScalarExpr: (fields, printer) => `json_scalar(${printer.node(fields.expr)})`,
  JsonParseExpr: (fields, printer) =>
    `json(${words(typed('JsonValueExpr', fields.expr, printer), uniqueText({ unique: fields.unique_keys }))})`,
  JsonSerializeExpr: (fields, printer) =>
    `json_serialize(${words(typed('JsonValueExpr', fields.expr, printer), outputText(fields.output, printer))})`,
};

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function typed(type: string, value: unknown, printer: Printer): string {
  if (!isFields(value)) throw new Unprintable(type);
  return printer.typed(type, value);
}

function nullText(fields: Fields, kept: string, left: string): string {
  return fields.absent_on_null === true ? left : kept;
}

function uniqueText(fields: Fields): string {
  return fields.unique === true ? 'with unique keys' : '';
}

function formatText(value: unknown): string {
  if (!isFields(value) || value.format_type === 'JS_FORMAT_DEFAULT') return '';
  const encoding = text(value.encoding).replace('JS_ENC_', '');
  return ` format json${encoding === 'DEFAULT' || encoding === '' ? '' : ` encoding ${encoding.toLowerCase()}`}`;
}

function outputText(value: unknown, printer: Printer): string {
  if (!isFields(value)) return '';
  const format = isFields(value.returning) ? formatText(value.returning.format) : '';
  return `returning ${typed('TypeName', value.typeName, printer)}${format}`;
}

function aggregate(name: string, body: string, fields: Fields, printer: Printer, nulls = ''): string {
  // biome-ignore lint/complexity/useLiteralKeys: `constructor` is every object's own property, the literal shows it is meant
  const call = fields['constructor'];
  if (!isFields(call)) throw new Unprintable(name);
  const order = call.agg_order === undefined ? '' : `order by ${printer.nodes(call.agg_order)}`;
  const filter = call.agg_filter === undefined ? '' : ` filter (where ${printer.node(call.agg_filter)})`;
  return `${name}(${words(body, order, nulls, outputText(call.output, printer))})${filter}${overText(call.over, printer)}`;
}

const functions: Readonly<Record<string, string>> = {
  JSON_EXISTS_OP: 'json_exists',
  JSON_QUERY_OP: 'json_query',
  JSON_VALUE_OP: 'json_value',
};
const wrappers: Readonly<Record<string, string>> = {
  JSW_NONE: 'without wrapper',
  JSW_CONDITIONAL: 'with conditional wrapper',
  JSW_UNCONDITIONAL: 'with wrapper',
};
const quoting: Readonly<Record<string, string>> = {
  JS_QUOTES_KEEP: 'keep quotes',
  JS_QUOTES_OMIT: 'omit quotes',
};

function printFunction(fields: Fields, printer: Printer): string {
  const name = functions[text(fields.op)];
  if (name === undefined) throw new Unprintable(text(fields.op));
  const passing = fields.passing === undefined ? '' : `passing ${printer.nodes(fields.passing)}`;
  const body = words(
    `${typed('JsonValueExpr', fields.context_item, printer)}, ${printer.node(fields.pathspec)}`,
    passing,
    outputText(fields.output, printer),
    wrappers[text(fields.wrapper)] ?? '',
    quoting[text(fields.quotes)] ?? '',
    behaviorText(fields.on_empty, 'empty', printer),
    behaviorText(fields.on_error, 'error', printer),
  );
  return `${name}(${body})`;
}

function behaviorText(value: unknown, event: string, printer: Printer): string {
  if (!isFields(value)) return '';
  const kind = text(value.btype).replace('JSON_BEHAVIOR_', '').replaceAll('_', ' ').toLowerCase();
  const what = kind === 'default' ? `default ${printer.node(value.expr)}` : kind;
  return `${what} on ${event}`;
}
