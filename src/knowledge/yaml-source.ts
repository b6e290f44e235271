import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { KnowledgeProblem } from './problem.ts';

export type KeyPath = readonly (string | number)[];

/** A parsed file that still knows on which line each value stands. */
export interface YamlSource {
  readonly path: string;
  readonly value: unknown;
  /** Line of the value at `path`, or of the nearest thing around it that exists. */
  lineOf(path: KeyPath): number;
  /** Line of the key itself, which for a long value is not the value's line. */
  lineOfKey(path: KeyPath): number;
}

/** `firstLine` is the file line the text begins on: front matter does not begin on line 1. */
export function parseYaml(
  path: string,
  text: string,
  firstLine = 1,
): { readonly source: YamlSource | null; readonly problems: readonly KnowledgeProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return {
      source: null,
      problems: document.errors.map((error) => ({
        path,
        line: lineAt(error.pos[0]),
        message: `this is not readable YAML: ${firstSentence(error.message)}`,
        remedy: remedyFor(error.code),
      })),
    };
  }
  const lineOf = (keys: KeyPath) => lineAt(offsetOf(document, keys));
  return {
    source: {
      path,
      value: document.toJS(),
      lineOf,
      lineOfKey: (keys) => {
        const offset = keyOffsetOf(document, keys);
        return offset === null ? lineOf(keys) : lineAt(offset);
      },
    },
    problems: [],
  };
}

function offsetOf(document: Document, keys: KeyPath): number {
  for (let length = keys.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffsetOf(document: Document, keys: KeyPath): number | null {
  const parent = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const last = keys.at(-1);
  if (!isMap(parent) || last === undefined) return null;
  for (const pair of parent.items) {
    if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(last)) {
      return pair.key.range?.[0] ?? null;
    }
  }
  return null;
}

function firstSentence(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1);
}

function remedyFor(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'keep one of the two keys';
    case 'TAB_AS_INDENT':
      return 'indent with spaces';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'check the indentation, and put text that holds ": " in quotes';
    default:
      return 'check the indentation and the quotes around this line; text with ": ", " #" or a leading {, [, *, & or ` belongs in quotes';
  }
}
