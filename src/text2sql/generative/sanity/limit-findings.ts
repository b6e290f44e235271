import { type Fields, isFields, list, nodesIn, strings, unwrap } from '../../../warehouse/guard/tree.ts';
import { referenceIn } from '../period/time-names.ts';
import { constantText } from '../period/written-moments.ts';
import { type AskedLimit, askedLimit } from './asked-limit.ts';
import { type Finding, likelyFault } from './finding.ts';

/** Rows left out that nobody asked to leave out, or the wrong ones. `rows` is how many came back. */
export function limitFindings(question: string, tree: Fields, rows: number): readonly Finding[] {
  const asked = askedLimit(question);
  return [...cutBefore(question, tree), ...cutAfter(asked, tree, rows)];
}

/** A cut inside the statement: what comes after it counts a part of the rows. */
function cutBefore(question: string, tree: Fields): readonly Finding[] {
  const nodes = nodesIn(tree);
  if (nodes.some(({ type }) => type === 'RangeTableSample')) {
    return [
      likelyFault(
        'cut-before',
        { ko: '쿼리가 행의 일부만 뽑아 계산했어요', en: 'the query computes from a sample of the rows' },
        { name: 'tablesample', hint: 'read every row: leave tablesample out' },
      ),
    ];
  }
  const cuts = nodes.filter(({ type, fields }) => type === 'SelectStmt' && fields.limitCount !== undefined);
  const harmless = existing(tree);
  const bad = cuts.find(({ fields }) => !harmless.has(fields) && !isChosen(fields, question));
  if (bad === undefined) return [];
  return [
    likelyFault(
      'cut-before',
      {
        ko: '쿼리가 계산하기 전에 행을 잘라, 일부만 셌을 수 있어요',
        en: 'the query cuts rows off before it computes, so it may count only some of them',
      },
      {
        name: `limit ${constantText(bad.fields.limitCount)}`.trim(),
        hint: 'do not limit rows before they are computed with; order and limit the result',
      },
    ),
  ];
}

/** Ordered, and as many as the question names; one row is the first of each. */
function isChosen({ sortClause, limitCount }: Fields, question: string): boolean {
  const count = constantText(limitCount);
  if (list(sortClause).length === 0) return false;
  return count === '1' || new RegExp(`(?<!\\d)${count}(?!\\d)`).test(question);
}

/** How many rows EXISTS finds is nothing to it. */
function existing(tree: Fields): ReadonlySet<Fields> {
  const links = nodesIn(tree).filter(
    ({ type, fields }) => type === 'SubLink' && fields.subLinkType === 'EXISTS_SUBLINK',
  );
  return new Set(
    links.flatMap(({ fields }) => {
      const query = unwrap(fields.subselect);
      return query === null ? [] : [query.fields];
    }),
  );
}

function cutAfter(asked: AskedLimit, tree: Fields, rows: number): readonly Finding[] {
  const limit = limitOf(tree);
  const skipped = constantText(tree.limitOffset);
  if (skipped !== '' && skipped !== '0' && !asked.isFurther) return [differs(`offset ${skipped}`)];
  const { count } = asked;
  if (limit === null) return count === null || rows <= count ? [] : [missing(count)];
  if (count !== null && (limit < count || rows > count)) return [differs(`limit ${limit}`)];
  return isCutWrong(asked, tree, rows >= limit) ? [wrongEnd()] : [];
}

/** Fewer rows than the limit are all there are, in whatever order. */
function isCutWrong(asked: AskedLimit, tree: Fields, isCut: boolean): boolean {
  if (asked.count === null && asked.end === null) return false;
  const [first] = list(tree.sortClause);
  if (first === undefined) return isCut && !isOrderedInside(tree);
  return isWrongEnd(unwrap(first)?.fields ?? {}, asked, tree);
}

function limitOf({ limitCount }: Fields): number | null {
  const written = constantText(limitCount);
  return /^\d+$/.test(written) ? Number(written) : null;
}

function isOrderedInside(tree: Fields): boolean {
  return nodesIn(tree.fromClause).some(
    ({ type, fields }) => type === 'SelectStmt' && list(fields.sortClause).length > 0,
  );
}

/** Places, negatives and distances turn an order around, so that they say nothing. */
function isWrongEnd({ node, sortby_dir }: Fields, { end, isEach }: AskedLimit, tree: Fields): boolean {
  if (end === null || isEach) return false;
  const value = targetOf(node, tree);
  const turned = nodesIn(value).some(
    ({ type, fields }) => (type === 'FuncCall' && fields.over !== undefined) || isMinus(type, fields),
  );
  if (turned) return false;
  return (sortby_dir === 'SORTBY_DESC') !== (end === 'most');
}

function isMinus(type: string, { name }: Fields): boolean {
  return type === 'A_Expr' && ['-', '/'].includes(strings(name).at(-1) ?? '');
}

/** What an ordinal or an alias stands for. */
function targetOf(node: unknown, tree: Fields): unknown {
  const targets = list(tree.targetList).map((each) => unwrap(each)?.fields ?? {});
  const place = constantText(node);
  if (place !== '') return targets[Number(place) - 1]?.val ?? node;
  const name = referenceIn(node)?.name;
  const inner = [...targets, ...innerTargets(tree)].find((each) => name !== undefined && each.name === name);
  return inner?.val ?? node;
}

function innerTargets(tree: Fields): readonly Fields[] {
  const from = [tree.fromClause, isFields(tree.withClause) ? tree.withClause : null];
  return nodesIn(from).flatMap(({ type, fields }) => (type === 'ResTarget' ? [fields] : []));
}

function missing(count: number): Finding {
  return {
    kind: 'limit-missing',
    text: { ko: `${count}개를 물었는데 모두 보여요`, en: `${count} were asked for and all are shown` },
    fault: null,
  };
}

function differs(name: string): Finding {
  return likelyFault(
    'limit-differs',
    {
      ko: `쿼리가 보여주는 행(${name})이 물어본 것과 달라요`,
      en: `the query shows other rows (${name}) than were asked for`,
    },
    { name, hint: 'show exactly as many rows as the question asks for, from the first on' },
  );
}

function wrongEnd(): Finding {
  return likelyFault(
    'wrong-end',
    {
      ko: '쿼리가 물어본 순서로 정렬하지 않고 잘랐어요',
      en: 'the query does not order its rows as asked before it cuts them',
    },
    {
      name: 'order by',
      hint: 'order by the measure that the question ranks by, from the end it asks for, then limit',
    },
  );
}
