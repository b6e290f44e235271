import type { Metric, TableMeta } from '../../domain/knowledge.ts';
import type { StoredTable } from '../../knowledge-index/payload.ts';
import { identifierParts } from '../../language/tokens/identifier-parts.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import { stems } from '../../language/tokens/stems.ts';
import { words } from '../../language/tokens/words.ts';
import type { Fault } from './fault.ts';

/** Something that the prompt describes, with every word it goes by. */
export interface KnownPiece {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
}

/** Tables, their columns and the metrics, by names, labels, comments and synonyms. */
export function knownPieces(
  catalog: readonly StoredTable[],
  tables: readonly TableMeta[],
  metrics: readonly Metric[],
): readonly KnownPiece[] {
  const metaOf = new Map(tables.map((table) => [table.name, table]));
  const ofTables = catalog.flatMap(({ schema, name, comment, columns }) => {
    const meta = metaOf.get(`${schema}.${name}`);
    const own = [name, meta?.label.ko ?? '', meta?.label.en ?? '', ...(meta?.keywords ?? [])];
    return [
      piece(name, [...own, comment ?? '']),
      ...columns.map((column) =>
        piece(column.name, [...own, column.name, column.comment ?? '', meta?.columns[column.name] ?? '']),
      ),
    ];
  });
  const ofMetrics = metrics.map(({ name, label, synonyms }) =>
    piece(name, [name, label.ko, label.en, ...synonyms.ko, ...synonyms.en]),
  );
  return [...ofTables, ...ofMetrics];
}

function piece(name: string, texts: readonly string[]): KnownPiece {
  return { name, keys: new Set(texts.flatMap((text) => [normalise(text), ...keysIn(text).flat()])) };
}

/**
 * Names of the prompt that say what a model finds missing: then it is not missing. Taken loosely: `order timestamps` is
 * there where orders have a moment, and 주문이 들어온 시각의 기록 as well.
 */
export function presentMissing(missing: readonly string[], known: readonly KnownPiece[]): readonly string[] {
  return [...new Set(missing.flatMap((text) => nameOf(text, known) ?? []))];
}

/** What no table holds in fact; null where every piece that was named is there. */
export function trulyMissing(
  missing: readonly string[],
  known: readonly KnownPiece[],
): readonly string[] | null {
  const lacking = missing.filter((text) => nameOf(text, known) === null);
  return lacking.length === 0 && missing.length > 0 ? null : lacking;
}

function nameOf(text: string, known: readonly KnownPiece[]): string | null {
  const whole = normalise(text);
  const wanted = keysIn(text);
  if (whole === '') return null;
  const exact = known.find(({ name, keys }) => normalise(name) === whole || keys.has(whole));
  if (exact !== undefined) return exact.name;
  if (wanted.length === 0) return null;
  return (
    known.find(({ keys }) => wanted.every((forms) => forms.some((form) => keys.has(form))))?.name ?? null
  );
}

/** Words that say what kind of thing is meant, not which. */
const general = new Set(
  (
    '기록 정보 데이터 자료 값 컬럼 열 테이블 표 내역 목록 항목 필드 관련 각 해당 ' +
    'data information info record records column columns table tables field fields value values list history log the of a an for per each and or about on'
  ).split(' '),
);

/** Different words for a moment, as names, labels and people have them. */
const moments = new Set('시각 시간 일시 시점 날짜 at time timestamp datetime date when on'.split(' '));

/** 들어온, 주문한: what was done to the thing that is meant. */
const done = /[가-힣](?:[한된는던린]|어온|아온|려온)$/u;

/** The forms of each word that tells something: its stems, and one key for all words of a moment. */
function keysIn(text: string): readonly (readonly string[])[] {
  const parts = words(text.replaceAll('_', ' ')).flatMap(({ text: word, script }) =>
    script === 'latin' ? identifierParts(word) : [word],
  );
  return parts.flatMap((part, at) => {
    if (done.test(part) && at < parts.length - 1) return [];
    const forms = [...new Set(stems(part))];
    if (forms.some((form) => moments.has(form))) return [['moment']];
    return forms.some((form) => general.has(form)) ? [] : [forms];
  });
}

/** For a draft without a statement that gives no reason, or a wrong one. */
export function unanswered(present: readonly string[]): Fault {
  return {
    code: 'no-statement',
    name: null,
    nearest: present,
    hint:
      present.length > 0
        ? 'what is called missing is described: write the statement'
        : 'write a statement, or name in `missing` what no table holds',
    problem: { code: present.length > 0 ? 'sql-not-written' : 'sql-empty' },
    text: null,
  };
}
