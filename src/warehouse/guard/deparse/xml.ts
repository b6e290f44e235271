import { type Fields, isFields, list, text } from '../tree.ts';
import { label } from './names.ts';
import { binding } from './precedence.ts';
import { type NodePrinter, type Printer, Unprintable } from './printer.ts';

export const xmlPrinters: Readonly<Record<string, NodePrinter>> = {
  XmlExpr: printXml,
  XmlSerialize(fields, printer) {
    if (!isFields(fields.typeName)) throw new Unprintable('XmlSerialize.typeName');
    const indent = fields.indent === true ? ' indent' : '';
    return `xmlserialize(${form(fields)} ${printer.node(fields.expr)} as ${printer.typed('TypeName', fields.typeName)}${indent})`;
  },
};

function printXml(fields: Fields, printer: Printer): string {
  const args = list(fields.args);
  switch (fields.op) {
    case 'IS_XMLCONCAT':
      return `xmlconcat(${printer.nodes(args)})`;
    case 'IS_XMLELEMENT':
      return `xmlelement(${[`name ${label(text(fields.name))}`, attributes(fields, printer), ...args.map(printer.node)].filter((part) => part !== '').join(', ')})`;
    case 'IS_XMLFOREST':
      return `xmlforest(${printer.nodes(fields.named_args)})`;
    case 'IS_XMLPARSE':
      return `xmlparse(${form(fields)} ${printer.node(args[0])}${keepsSpace(args[1]) ? ' preserve whitespace' : ''})`;
    case 'IS_XMLPI':
      return `xmlpi(name ${label(text(fields.name))}${args.length === 0 ? '' : `, ${printer.nodes(args)}`})`;
    case 'IS_XMLROOT':
      return `xmlroot(${printer.node(args[0])}, version ${version(args[1], printer)}${standalone(args[2])})`;
    case 'IS_DOCUMENT':
      return `${printer.operand(args[0], binding.comparison)} is document`;
    default:
      throw new Unprintable(text(fields.op));
  }
}

function form(fields: Fields): string {
  return fields.xmloption === 'XMLOPTION_DOCUMENT' ? 'document' : 'content';
}

function attributes(fields: Fields, printer: Printer): string {
  return fields.named_args === undefined ? '' : `xmlattributes(${printer.nodes(fields.named_args)})`;
}

function keepsSpace(value: unknown): boolean {
  return JSON.stringify(value)?.includes('"boolval":true') ?? false;
}

function version(value: unknown, printer: Printer): string {
  return JSON.stringify(value)?.includes('"isnull":true') ? 'no value' : printer.node(value);
}

/** The parser keeps PostgreSQL's XmlStandaloneType: yes, no, no value, omitted. */
function standalone(value: unknown): string {
  const code = Number(/"ival":(\d)/.exec(JSON.stringify(value) ?? '')?.[1] ?? 0);
  return [', standalone yes', ', standalone no', ', standalone no value', ''][code] ?? '';
}
