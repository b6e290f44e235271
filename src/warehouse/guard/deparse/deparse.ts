import { type Fields, list, unwrap } from '../tree.ts';
import { callPrinters } from './calls.ts';
import { expressionPrinters } from './expressions.ts';
import { fromPrinters } from './from.ts';
import { jsonPrinters } from './json.ts';
import { bindingOf } from './precedence.ts';
import { type NodePrinter, type Printer, Unprintable } from './printer.ts';
import { printExplain, selectPrinters } from './select.ts';
import { typePrinters } from './type-names.ts';
import { valuePrinters } from './values.ts';
import { xmlPrinters } from './xml.ts';

const printers: Readonly<Record<string, NodePrinter>> = {
  ...selectPrinters,
  ...fromPrinters,
  ...expressionPrinters,
  ...callPrinters,
  ...valuePrinters,
  ...typePrinters,
  ...xmlPrinters,
  ...jsonPrinters,
  ExplainStmt: printExplain,
};

/**
 * The text of a tree that the guard has admitted: what was judged is what runs. libpg-query has no deparser for
 * JavaScript, and this one needs to know only the nodes of `grammar`. The guard proves each text by parsing it again.
 * Throws `Unprintable`.
 */
export function deparse(type: string, fields: Fields): string {
  return printer.typed(type, fields);
}

const printer: Printer = {
  node(value) {
    const node = unwrap(value);
    if (node === null) throw new Unprintable('an empty node');
    return printer.typed(node.type, node.fields);
  },
  nodes: (values, separator = ', ') => list(values).map(printer.node).join(separator),
  operand(value, least) {
    const text = printer.node(value);
    return bindingOf(value) < least ? `(${text})` : text;
  },
  query: (fields) => printer.typed('SelectStmt', fields),
  typed(type, fields) {
    const print = Object.hasOwn(printers, type) ? printers[type] : undefined;
    if (print === undefined) throw new Unprintable(type);
    return print(fields, printer);
  },
};
