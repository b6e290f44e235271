import type { DateRange } from '../../domain/date-range.ts';
import type { VerifiedExample } from '../../domain/knowledge.ts';
import { dayLiteral, momentLiteral } from '../../semantic-layer/compile/period.ts';
import { literal } from '../../semantic-layer/compile/sql-text.ts';

/** A parameter's value, read from the question or from its default. */
export type Binding =
  | { readonly type: 'range'; readonly range: DateRange }
  | { readonly type: 'value'; readonly value: string }
  | { readonly type: 'number'; readonly value: number };

export type Bindings = ReadonlyMap<string, Binding>;

/**
 * The example's SQL with every parameter replaced by a quoted literal, so that what is shown can be pasted and run.
 * Parameters inside strings, quoted names, comments and casts (`::date`) are left alone. A parameter without a binding
 * is a bug (indexing checks that all are declared) and throws.
 */
export function fillExample(
  example: Pick<VerifiedExample, 'name' | 'sql'>,
  bindings: Bindings,
  timeZone: string,
): string {
  return example.sql.trim().replace(pieces, (piece, _tag, parameter: string | undefined) => {
    if (parameter === undefined) return piece;
    const filled = literalFor(parameter, bindings, timeZone);
    if (filled === null) throw new Error(`example ${example.name} leaves :${parameter} unbound`);
    return filled;
  });
}

/** Strings, quoted names, dollar quotes, comments and casts are matched first, so that no parameter is seen in them. */
const pieces =
  /\be'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([a-z_][a-z0-9_]*)/gi;

function literalFor(parameter: string, bindings: Bindings, timeZone: string): string | null {
  const whole = bindings.get(parameter);
  if (whole?.type === 'number') return String(whole.value);
  if (whole?.type === 'value') return literal(whole.value);
  const part = /^(.+)_(from|to)(_at)?$/.exec(parameter);
  const range = part?.[1] === undefined ? undefined : bindings.get(part[1]);
  if (range?.type !== 'range') return null;
  const day = part?.[2] === 'from' ? range.range.from : range.range.to;
  return part?.[3] === undefined ? dayLiteral(day) : momentLiteral(day, timeZone);
}
