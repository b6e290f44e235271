import { literal } from '../../../language/literal.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';
import { perKnowledge } from '../per-knowledge.ts';
import type { ConditionSources } from './known-conditions.ts';

/** What the owners of a column say of the values it holds: `paused(일시 중지)` in its comment, the words of a dimension. */
export const valueMeanings = perKnowledge(readMeanings);

function readMeanings({ catalog, dimensions, values }: ServedKnowledge): ConditionSources['meaningOf'] {
  const comments = new Map<string, string>(
    catalog.flatMap(({ schema, name, columns }) =>
      columns.map((column) => [`${schema}.${name}.${column.name}`, column.comment ?? ''] as const),
    ),
  );
  const places = new Map(dimensions.map(({ name, table, expression }) => [name, `${table}.${expression}`]));
  const words = new Map<string, readonly string[]>(
    values.map(({ dimension, value, synonyms }) => [`${places.get(dimension)} ${value}`, synonyms]),
  );
  return (table, column, value) => {
    const place = `${table}.${column}`;
    const gloss = glossIn(comments.get(place) ?? '', value);
    return { gloss, synonyms: words.get(`${place} ${value}`) ?? [] };
  };
}

function glossIn(comment: string, value: string): string {
  const start = comment.search(new RegExp(`(?<![\\w])${literal(value)}\\(`, 'u'));
  if (start === -1) return '';
  const [, gloss = ''] = /\(([^)]*)\)/.exec(comment.slice(start)) ?? [];
  return gloss;
}

/** Narrows to one value, which is a choice of its own and not how rows of a table are usually counted. */
const picksOne = /^\s*[\w.]+\s*=\s*'/u;

/** The filters of every definition the asker may see that any count of its table may share, with the table. */
export const definedFilters = perKnowledge(readFilters);

function readFilters({ metrics }: ServedKnowledge): ConditionSources['filters'] {
  return metrics.flatMap((metric) =>
    metric.kind === 'aggregate'
      ? metric.filters
          .filter((filter) => !picksOne.test(filter))
          .map((filter) => ({ table: metric.table, filter }))
      : [],
  );
}
