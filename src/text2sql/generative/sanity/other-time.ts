import type { Localised } from '../../../domain/locale.ts';
import { withJosa } from '../../../language/josa.ts';
import type { KnownTable, QueryShape, TableLink } from '../../../warehouse/inspect/inspection.ts';
import type { PeriodFit } from '../period/period-fit.ts';
import { tablesWithTime } from '../period/time-columns.ts';
import { type Finding, likelyFault } from './finding.ts';

interface TimeContext {
  readonly question: string;
  readonly tables: readonly KnownTable[];
  readonly links: readonly TableLink[];
  /** What a column is called by people; null where nobody wrote it down. */
  readonly columnLabel?: (table: string, column: string) => Localised | null;
}

/**
 * The asked days held against when members joined, while their orders of all times are counted: right only where the
 * question speaks of joining.
 */
export function otherTimeFindings(
  { tables: read }: QueryShape,
  period: PeriodFit,
  { question, tables, links, columnLabel }: TimeContext,
): readonly Finding[] {
  if (period.kind !== 'covered') return [];
  const carrying = period.columns.map((full) => {
    const at = full.lastIndexOf('.');
    return { table: full.slice(0, at), column: full.slice(at + 1) };
  });
  const names = new Set(read.map(({ name }) => name));
  const timed = tablesWithTime(tables);
  const isOpen = (table: string) => names.has(table) && timed.has(table);
  if (speaksOfBeginning.test(question)) return [];
  const wrong = links.filter(
    ({ from, to, cardinality }) =>
      cardinality === 'many-to-one' &&
      isOpen(from) &&
      carrying.every(({ table }) => table === to) &&
      !carrying.some(({ table }) => table === from),
  );
  const [first] = carrying;
  const [link] = wrong;
  if (first === undefined || link === undefined) return [];
  const label = columnLabel?.(first.table, first.column) ?? null;
  return isNamed(question, first.column, label)
    ? []
    : [otherTime(`${first.table}.${first.column}`, link.from)];
}

const speaksOfBeginning =
  /가입|신규|새로|오픈|입점|개점|개업|등록|생긴|\b(?:new|sign\w*|open\w*|join\w*|regist\w*|creat\w*|launch\w*)\b/iu;

function isNamed(question: string, column: string, label: Localised | null): boolean {
  const asked = question.toLowerCase();
  const words = [column.replaceAll('_', ' '), label?.ko ?? '', label?.en ?? '']
    .flatMap((text) => text.toLowerCase().split(/[\s_]+/))
    .map((word) => word.replace(/(?:시각|일시|날짜|일자|시점|일)$/u, ''))
    .filter((word) => (/^[a-z]/.test(word) ? word.length > 3 : word.length > 1));
  return words.some((word) => asked.includes(/^[a-z]/.test(word) ? word.slice(0, 5) : word));
}

function otherTime(column: string, table: string): Finding {
  return likelyFault(
    'other-time',
    {
      ko: `물어본 기간을 ${table}의 시각이 아니라 ${withJosa(column, '으로/로')} 따졌어요`,
      en: `the days asked for are held against ${column}, not against a time of ${table}`,
    },
    { name: column, hint: `limit the time column of ${table} to the days asked for` },
  );
}
