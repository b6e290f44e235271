import { withJosa } from '../../../language/josa.ts';
import type { Retrieval } from '../../../retrieval/retrieval.ts';
import type { QueryCondition, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { type Finding, likelyFault } from './finding.ts';
import { placeOf } from './stated-values.ts';

export interface ValueContext {
  readonly retrieval: Pick<Retrieval, 'search'>;
  readonly visible: ReadonlySet<string>;
  /** Expression of a dimension: `schema.table.column` it lists. */
  readonly columnOf: (dimension: string) => string | null;
}

const mostLooked = 4;
const listed = 30;

/** Of an empty result: literals that are no stored spelling of a column whose spellings are known, with the nearest. */
export async function valueFindings(shape: QueryShape, context: ValueContext): Promise<readonly Finding[]> {
  const compared = shape.conditions.filter(isComparison).slice(0, mostLooked);
  const found = await Promise.all(compared.map((condition) => unknownIn(condition, context)));
  return found.flat();
}

function isComparison({ operator, columns, literals }: QueryCondition): boolean {
  return /^(=|in|like|ilike)$/.test(operator) && columns.length === 1 && literals.length > 0;
}

async function unknownIn({ columns, literals }: QueryCondition, context: ValueContext): Promise<Finding[]> {
  const [column] = columns;
  if (column === undefined) return [];
  const place = `${column.table}.${column.column}`;
  const findings: Finding[] = [];
  for (const literal of literals.slice(0, mostLooked)) {
    const stored = await storedNear(literal, place, context);
    if (stored.length === 0 || stored.includes(literal)) continue;
    findings.push(
      likelyFault(
        'value-unknown',
        {
          ko: `${withJosa(`'${literal}'`, '은/는')} 저장된 값이 아니에요`,
          en: `'${literal}' is no stored value`,
        },
        { name: `${place} = ${literal}`, nearest: stored, hint: 'use the stored spelling' },
      ),
    );
  }
  return findings;
}

async function storedNear(literal: string, place: string, context: ValueContext): Promise<readonly string[]> {
  const found = await context.retrieval.search({
    question: literal.replaceAll('%', ' '),
    kinds: ['value'],
    quotas: { value: listed },
    visible: context.visible,
  });
  if (!found.ok) return [];
  const stored = (found.value.hits.value ?? []).flatMap((hit) => placeOf(hit, context.columnOf) ?? []);
  return stored.filter((each) => each.place === place).map(({ value }) => value);
}
