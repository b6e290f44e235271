import type { Fields } from '../tree.ts';

/** What a node's printer may ask of the whole. */
export interface Printer {
  /** Any node, as it stands in a list. */
  node(value: unknown): string;
  nodes(values: unknown, separator?: string): string;
  /** In parentheses when it binds less tightly than `least`. */
  operand(value: unknown, least: number): string;
  /** A whole query, laid out; `fields` are those of a `SelectStmt`. */
  query(fields: Fields): string;
  /** An unwrapped node, such as a type name in a cast. */
  typed(type: string, fields: Fields): string;
}

export type NodePrinter = (fields: Fields, printer: Printer) => string;

/** Thrown for a tree that has no text of ours; the guard refuses it. */
export class Unprintable extends Error {}

/** A query inside another: on one line while it is short, else indented. Printed literals hold no line breaks. */
export function enclosed(query: string): string {
  if (query.length <= 80 && !query.includes('\n')) return `(${query})`;
  return `(\n  ${query.replaceAll('\n', '\n  ')}\n)`;
}
