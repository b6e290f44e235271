import { type Fields, isFields, list, stringOf, strings, text } from '../tree.ts';
import { functionName, identifier, label } from './names.ts';
import { binding } from './precedence.ts';
import { type NodePrinter, type Printer, Unprintable } from './printer.ts';

export const callPrinters: Readonly<Record<string, NodePrinter>> = {
  FuncCall: printCall,
  NamedArgExpr: (fields, printer) => `${label(text(fields.name))} => ${printer.node(fields.arg)}`,
  SQLValueFunction: printValueFunction,
};

function printCall(fields: Fields, printer: Printer): string {
  if (fields.funcformat === 'COERCE_SQL_SYNTAX') return syntaxCall(fields, printer);
  return `${functionName(strings(fields.funcname))}(${argumentText(fields, printer)})${callTail(fields, printer)}`;
}

function argumentText(fields: Fields, printer: Printer): string {
  if (fields.agg_star === true) return '*';
  const args = list(fields.args).map(printer.node);
  if (fields.func_variadic === true) args.push(`variadic ${args.pop() ?? ''}`);
  const order = fields.agg_order !== undefined && fields.agg_within_group !== true;
  const sorted = order ? ` order by ${printer.nodes(fields.agg_order)}` : '';
  return `${fields.agg_distinct === true ? 'distinct ' : ''}${args.join(', ')}${sorted}`;
}

function callTail(fields: Fields, printer: Printer): string {
  const group =
    fields.agg_within_group === true ? ` within group (order by ${printer.nodes(fields.agg_order)})` : '';
  const filter = fields.agg_filter === undefined ? '' : ` filter (where ${printer.node(fields.agg_filter)})`;
  return `${group}${filter}${overText(fields.over, printer)}`;
}

export function overText(over: unknown, printer: Printer): string {
  if (!isFields(over)) return '';
  if (over.name !== undefined) return ` over ${identifier(text(over.name))}`;
  return ` over (${windowBody(over, printer)})`;
}

/** What stands in the parentheses of a window. */
export function windowBody(fields: Fields, printer: Printer): string {
  return [
    fields.refname === undefined ? '' : identifier(text(fields.refname)),
    fields.partitionClause === undefined ? '' : `partition by ${printer.nodes(fields.partitionClause)}`,
    fields.orderClause === undefined ? '' : `order by ${printer.nodes(fields.orderClause)}`,
    frameText(fields, printer),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Bits of PostgreSQL's `frameOptions` (parsenodes.h). */
const frame = {
  nonDefault: 0x1,
  range: 0x2,
  rows: 0x4,
  groups: 0x8,
  between: 0x10,
  excludeCurrentRow: 0x8000,
  excludeGroup: 0x10000,
  excludeTies: 0x20000,
};

const frameStarts: readonly (readonly [number, string])[] = [
  [0x20, 'unbounded preceding'],
  [0x80, 'unbounded following'],
  [0x200, 'current row'],
  [0x800, 'preceding'],
  [0x2000, 'following'],
];

function frameText(fields: Fields, printer: Printer): string {
  const options = Number(fields.frameOptions ?? 0);
  if ((options & frame.nonDefault) === 0) return '';
  const unit = options & frame.rows ? 'rows' : options & frame.groups ? 'groups' : 'range';
  const start = boundText(options, fields.startOffset, printer);
  const end = boundText(options >> 1, fields.endOffset, printer);
  const extent = options & frame.between ? `between ${start} and ${end}` : start;
  return `${unit} ${extent}${exclusionText(options)}`;
}

function boundText(options: number, offset: unknown, printer: Printer): string {
  const words = frameStarts.find(([bit]) => (options & bit) !== 0)?.[1];
  if (words === undefined) throw new Unprintable('WindowDef.frameOptions');
  return words === 'preceding' || words === 'following'
    ? `${printer.operand(offset, binding.sum)} ${words}`
    : words;
}

function exclusionText(options: number): string {
  if (options & frame.excludeCurrentRow) return ' exclude current row';
  if (options & frame.excludeGroup) return ' exclude group';
  return options & frame.excludeTies ? ' exclude ties' : '';
}

function printValueFunction(fields: Fields): string {
  const op = text(fields.op).replace('SVFOP_', '').toLowerCase();
  return op.endsWith('_n') ? `${op.slice(0, -2)}(${Number(fields.typmod ?? 0)})` : op;
}

type SyntaxPrinter = (args: readonly unknown[], printer: Printer) => string;

/** Calls that only a syntax of their own makes; printed as calls they would parse to another tree. */
const syntaxes: Readonly<Record<string, SyntaxPrinter>> = {
  extract: ([field, source], printer) => `extract(${fieldName(field, printer)} from ${printer.node(source)})`,
  timezone: ([zone, time], printer) =>
    time === undefined
      ? `${printer.operand(zone, binding.at)} at local`
      : `${printer.operand(time, binding.at)} at time zone ${printer.operand(zone, binding.at + 1)}`,
  position: ([text, part], printer) =>
    `position(${printer.operand(part, binding.primary)} in ${printer.operand(text, binding.primary)})`,
  overlay: ([text, part, from, count], printer) =>
    `overlay(${printer.node(text)} placing ${printer.node(part)} from ${printer.node(from)}${optional(' for ', count, printer)})`,
  substring: ([text, from, count], printer) =>
    `substring(${printer.node(text)} from ${printer.node(from)}${optional(' for ', count, printer)})`,
  btrim: (args, printer) => trim('both', args, printer),
  ltrim: (args, printer) => trim('leading', args, printer),
  rtrim: (args, printer) => trim('trailing', args, printer),
  normalize: ([text, form], printer) =>
    `normalize(${printer.node(text)}${form === undefined ? '' : `, ${formName(form)}`})`,
  is_normalized: ([text, form], printer) =>
    `${printer.operand(text, binding.comparison)} is${form === undefined ? '' : ` ${formName(form)}`} normalized`,
  overlaps: ([a, b, c, d], printer) => `(${printer.nodes([a, b])}) overlaps (${printer.nodes([c, d])})`,
  pg_collation_for: ([value], printer) => `collation for (${printer.node(value)})`,
  xmlexists: ([path, document], printer) =>
    `xmlexists(${printer.operand(path, binding.primary)} passing ${printer.operand(document, binding.primary)})`,
  system_user: () => 'system_user',
};

function syntaxCall(fields: Fields, printer: Printer): string {
  const name = strings(fields.funcname).at(-1) ?? '';
  const print = Object.hasOwn(syntaxes, name) ? syntaxes[name] : undefined;
  if (print === undefined) throw new Unprintable(`FuncCall ${name}`);
  return print(list(fields.args), printer);
}

function optional(words: string, value: unknown, printer: Printer): string {
  return value === undefined ? '' : `${words}${printer.node(value)}`;
}

function trim(side: string, args: readonly unknown[], printer: Printer): string {
  const [text, characters] = args;
  if (characters === undefined) return `trim(${side} from ${printer.node(text)})`;
  return `trim(${side} ${printer.node(characters)} from ${printer.node(text)})`;
}

function fieldName(value: unknown, printer: Printer): string {
  const word = stringOf(value) ?? '';
  return /^[a-z_]+$/.test(word) ? identifier(word) : printer.node(value);
}

function formName(value: unknown): string {
  const word = (stringOf(value) ?? '').toLowerCase();
  if (!/^nfk?[cd]$/.test(word)) throw new Unprintable('normalize form');
  return word;
}
