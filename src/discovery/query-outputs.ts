import type { Locale } from '../domain/locale.ts';
import type { DiscoveryMessages } from '../language/messages/discovery.ts';
import type { QueryOutput, QueryShape } from '../warehouse/inspect/inspection.ts';
import type { Names } from './names.ts';

/** How things are called in an explanation. */
export interface Naming {
  readonly names: Names;
  readonly locale: Locale;
  readonly words: DiscoveryMessages;
}

const longestExpression = 160;
const mostOutputs = 20;

/** What a column of the result is, in a few words: its label or one aggregate of it, else its own name. */
export function outputName(output: QueryOutput, naming: Naming): string {
  return inWords(output, naming) ?? output.name;
}

/** Each column of the result with what it is made of. */
export function outputLines({ outputs }: QueryShape, naming: Naming): readonly string[] {
  const told = outputs.slice(0, mostOutputs).map((output) => {
    const text = output.text.replace(/\s+/g, ' ');
    const written = text.length > longestExpression ? '' : text;
    const said = inWords(output, naming);
    const isWhole = output.kind === 'column' || written === '';
    const what = said === null ? written : isWhole ? said : `${said} = ${written}`;
    return what === '' || what === output.name ? output.name : `${output.name}: ${what}`;
  });
  const left = outputs.length - told.length;
  return left > 0 ? [...told, naming.words.more(left)] : told;
}

/** Null for what is computed in a way that only its expression tells. */
function inWords({ kind, columns, text }: QueryOutput, { names, locale, words }: Naming): string | null {
  if (/^count\(\s*\*\s*\)$/i.test(text)) return words.rows;
  const [column, another] = columns;
  if (column === undefined || another !== undefined) return null;
  const label = names.column(column.table, column.column)?.[locale] ?? column.column;
  if (kind === 'column') return label;
  const call = /^(\w+)\(\s*(distinct\s+)?(?:\w+\.)?(\w+)\s*\)$/i.exec(text);
  if (call?.[3] !== column.column) return null;
  const aggregate = (call[1] ?? '').toLowerCase();
  if (call[2] !== undefined) return aggregate === 'count' ? words.distinct(label) : null;
  return words.aggregates[aggregate]?.(label) ?? null;
}
