import type { Row } from '../../../domain/cell.ts';
import { withJosa } from '../../../language/josa.ts';
import type { QueryOutput, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { figuresIn } from '../clean-draft.ts';
import { type Finding, likelyFault } from './finding.ts';

/** Units, shares and the bounds of nothing; `100 *` makes a percent. */
const usual = new Set(['0', '1', '100']);

/** What turns one unit into another: shares, thousands, time. */
const units = new Set([
  ...['0', '1', '10', '100', '1000', '10000', '1000000', '100000000', '0.001'],
  ...['7', '12', '24', '60', '1440', '3600', '86400', '604800'],
]);

/**
 * A value that the statement writes down itself was not found, however it is dressed up: `count(*) * 0 + 42`, a text
 * around a figure; neither was one that is scaled by a figure nobody asked for, `count(*) * 1.35`. `asked` are the texts a
 * figure may come from: the question and the definitions.
 */
export function figureFindings(
  { outputs }: Pick<QueryShape, 'outputs'>,
  rows: readonly Row[],
  asked: readonly string[],
): readonly Finding[] {
  const known = new Set(asked.flatMap(figuresIn));
  const figure = outputs.map((output, at) => writtenIn(output, at, rows) ?? scaledBy(output, known));
  const found = figure.find((each) => each !== null);
  return found == null ? [] : [writtenFigure(found)];
}

/** The figure that every value of the column is, or holds. */
function writtenIn({ figures, isGroup }: QueryOutput, at: number, rows: readonly Row[]): string | null {
  const written = new Set(figures.filter((each) => !usual.has(each)));
  const [first] = rows;
  if (isGroup || first === undefined || written.size === 0) return null;
  const holds = (cell: Row[number] | undefined) => figuresOf(cell).find((each) => written.has(each));
  const figure = holds(first[at]);
  return figure !== undefined && rows.every((row) => row[at] === first[at]) ? figure : null;
}

function figuresOf(cell: Row[number] | undefined): readonly string[] {
  return typeof cell === 'number' || typeof cell === 'string' ? figuresIn(String(cell)) : [];
}

/** Only arithmetic scales; what a row is grouped by, or a CASE names, is a label. */
function scaledBy({ figures, isGroup, text, kind }: QueryOutput, known: ReadonlySet<string>): string | null {
  if (isGroup || kind === 'column' || /\bcase\b/i.test(text) || !/[-+*/%]/.test(text)) return null;
  return figures.find((each) => !units.has(each) && !known.has(each)) ?? null;
}

function writtenFigure(figure: string): Finding {
  return likelyFault(
    'written-figure',
    {
      ko: `${withJosa(figure, '은/는')} 데이터에서 찾은 값이 아니라 쿼리에 적힌 값이에요`,
      en: `${figure} is written in the query, not found in the data`,
    },
    { name: figure, hint: 'compute every value from the tables; write no figure of your own into an answer' },
  );
}
