import type { Row } from '../../../domain/cell.ts';
import type { CheckedQuery } from '../../../warehouse/guard/guard-scope.ts';
import type { KnownTable } from '../../../warehouse/inspect/inspection.ts';
import { unknown } from '../../../warehouse/measure/measure.ts';
import { measureOutputs } from '../../../warehouse/measure/measure-outputs.ts';
import type { RunResult } from '../../../warehouse/warehouse.ts';
import type { SqlDraft } from '../schemas.ts';
import { type Finding, likelyFault } from './finding.ts';

/**
 * Shares that cannot be right: whole numbers divided by whole numbers, which PostgreSQL cuts down to 0 or 1, and parts
 * larger than their whole.
 */
export function shareFindings(
  query: CheckedQuery,
  { columns, rows }: RunResult,
  drafted: SqlDraft['columns'],
  tables: readonly KnownTable[],
): readonly Finding[] {
  const measures = measureOutputs(query, { tables, unitOf: () => unknown });
  if (measures.length !== columns.length || rows.length === 0) return [];
  return columns.flatMap(({ name, type }, at) => {
    const { unit, factor } = measures[at] ?? unknown;
    if (unit !== 'share') return [];
    const values = rows.flatMap(({ [at]: cell = null }: Row) =>
      cell === null ? [] : [Number(cell) / factor],
    );
    const isCut = /^int\d$/.test(type) && factor === 1 && values.every((value) => value === 0 || value === 1);
    if (isCut && values.length > 0) return [cutDown(name)];
    const isWished = drafted.some((column) => column.name === name && column.format === 'percent');
    return isWished && values.some((value) => value > 1 + 1e-9) ? [beyondWhole(name)] : [];
  });
}

function cutDown(name: string): Finding {
  return likelyFault(
    'share-cut',
    {
      ko: '정수끼리 나눠서 소수점 아래가 버려진 비율일 수 있어요',
      en: 'the share may have lost its decimals in a division of whole numbers',
    },
    { name, hint: 'whole numbers are divided: cast the dividend to numeric' },
  );
}

function beyondWhole(name: string): Finding {
  return likelyFault(
    'share-beyond',
    {
      ko: '비율이 100%를 넘어요. 나누는 쪽이 뒤바뀌었을 수 있어요',
      en: 'the share is beyond 100%; part and whole may be the wrong way round',
    },
    { name, hint: 'a share lies between 0 and 1: divide the part by the whole' },
  );
}
