import type { Row } from '../../../domain/cell.ts';
import type { QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { figuresIn } from '../clean-draft.ts';
import { type Finding, likelyFault } from './finding.ts';

/** Units, shares and the bounds of nothing; `100 *` makes a percent. */
const usual = new Set(['0', '1', '100']);

/**
 * A column whose every value is a figure that the statement itself holds was written, not found, however it is dressed
 * up: `count(*) * 0 + 42`; also where the question or a definition names it. `sql` is the statement as it ran.
 */
export function figureFindings(
  sql: string,
  { conditions }: QueryShape,
  rows: readonly Row[],
): readonly Finding[] {
  const compared = new Set(conditions.flatMap(({ literals }) => literals.flatMap(figuresIn)));
  const written = new Set(figuresIn(bareOf(sql)).filter((each) => !usual.has(each) && !compared.has(each)));
  const [first] = rows;
  const found = (first ?? []).find(
    (cell, at) => isFigure(cell, written) && rows.every((row) => row[at] === cell),
  );
  return found === undefined ? [] : [writtenFigure(String(found))];
}

function isFigure(cell: Row[number], written: ReadonlySet<string>): boolean {
  return (typeof cell === 'number' || typeof cell === 'string') && written.has(String(cell).replace('-', ''));
}

/** Places in a list, limits and days are no figures of the answer. */
function bareOf(sql: string): string {
  return sql
    .replace(/\b(?:limit|offset|fetch first)\s+\d+/gi, ' ')
    .replace(
      /\b(?:group|order)\s+by\s+\d+(?:\s+(?:asc|desc))?(?:\s+nulls\s+\w+)?(?:\s*,\s*\d+(?:\s+(?:asc|desc))?)*/gi,
      ' ',
    )
    .replace(/'\d{4}-\d{2}-\d{2}[^']*'/g, ' ');
}

function writtenFigure(figure: string): Finding {
  return likelyFault(
    'written-figure',
    {
      ko: `${figure}은(는) 데이터에서 찾은 값이 아니라 쿼리에 적힌 값이에요`,
      en: `${figure} is written in the query, not found in the data`,
    },
    { name: figure, hint: 'compute every value from the tables; write no figure as an answer' },
  );
}
