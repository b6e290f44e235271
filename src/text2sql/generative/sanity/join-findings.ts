import { withJosa } from '../../../language/josa.ts';
import type { KnownTable, QueryShape, TableLink } from '../../../warehouse/inspect/inspection.ts';
import { type JoinFault, joinFaults } from '../../../warehouse/inspect/join-faults.ts';
import { type Finding, likelyFault } from './finding.ts';

/** A join that multiplies rows gives numbers that look right and are many times too large. */
export function joinFindings(
  shape: QueryShape,
  links: readonly TableLink[],
  tables: readonly KnownTable[],
): readonly Finding[] {
  return joinFaults(shape, links, tables).map(findingOf);
}

function findingOf(fault: JoinFault): Finding {
  if (fault.kind === 'apart') {
    const { source, from } = fault;
    return likelyFault(
      'join-apart',
      {
        ko: `${withJosa(from, '와/과')} ${withJosa(source, '을/를')} 잇는 조건이 없어, 행이 여러 배로 불어날 수 있어요`,
        en: `nothing ties ${source} to ${from}, so rows may be multiplied`,
      },
      { name: source, hint: `join ${source} with ${from} on their keys, or leave it out` },
    );
  }
  const [left = '', right = ''] = [fault.left, fault.right].map(({ table, column }) => `${table}.${column}`);
  return likelyFault(
    'join-unlinked',
    {
      ko: `${withJosa(left, '와/과')} ${withJosa(right, '은/는')} 서로 다른 것을 가리키는데 같다고 이었어요`,
      en: `${left} and ${right} hold different things but are joined as if they were one`,
    },
    { name: `${left} = ${right}`, hint: 'join only by the described joins' },
  );
}
